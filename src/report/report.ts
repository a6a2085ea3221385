import type { Attribute } from '../analysis/attributes.ts';
import type { Cause } from '../analysis/waste.ts';
import type { Changes, DiveFigures, Summary } from '../analysis/analysis.ts';
import type { RuleName, RuleUnit, Verdict } from '../analysis/gate.ts';
import type { RuleId } from '../analysis/rules/rules.ts';
import type { BaseLayers, ImageConfig, SourceKind } from '../model/image.ts';
import type { Severity } from '../model/severity.ts';
import type { WarningCode } from '../model/warning.ts';
import type { ReportPath } from './report-path.ts';

/** Of the form of the report; a new minor version only adds keys. */
export const schemaVersion = '1.0';

/** What layerscope publishes about an image, version 1: plain data, described by `schema.ts`. */
export interface Report {
  readonly schemaVersion: typeof schemaVersion;
  readonly tool: Tool;
  readonly image: ReportImage;
  readonly summary: ReportSummary;
  readonly reading: ReportReading;
  readonly layers: readonly ReportLayer[];
  readonly waste: readonly ReportWaste[];
  readonly findings: readonly ReportFinding[];
  /** The rules that found something, each once. */
  readonly findingRules: readonly ReportFindingRule[];
  readonly duplicates: readonly ReportDuplicate[];
  readonly gate?: ReportGate;
  readonly compat: { readonly dive: DiveFigures };
  readonly warnings: readonly ReportWarning[];
  readonly totals?: ReportTotals;
}

export interface Tool {
  readonly name: string;
  readonly version: string;
}

export interface ReportImage {
  readonly reference: string;
  readonly source: SourceKind;
  readonly digest: string | null;
  readonly platform: string;
  readonly created: string | null;
  readonly tags: readonly string[];
  readonly base: {
    readonly layers: number;
    readonly foundBy: BaseLayers['foundBy'];
    readonly name: string | null;
    readonly digest: string | null;
  };
  readonly config: ImageConfig;
}

export interface ReportSummary extends Summary {
  /** Null unless every layer is stored compressed. */
  readonly compressedBytes: number | null;
}

/** What it took to make the report: it says nothing of the image. */
export interface ReportReading {
  readonly readBytes: number;
  readonly blobBytes: number;
}

export interface ReportLayer {
  readonly index: number;
  readonly diffId: string | null;
  readonly digest: string | null;
  readonly mediaType: string;
  readonly instruction: string;
  readonly createdBy: string;
  readonly created: string | null;
  readonly base: boolean;
  readonly storedBytes: number;
  readonly liveBytes: number;
  readonly reclaimableBytes: number;
  readonly compressedBytes: number | null;
  readonly changes: Changes;
}

export interface ReportWaste extends ReportPath {
  readonly cause: Cause;
  /** With `rewritten` only; empty when nothing changed at all. */
  readonly attributes?: readonly Attribute[];
  readonly bytes: number;
  readonly layer: number;
  readonly shadowedBy: number;
}

/** Something to change, with what that would save. */
export interface ReportFinding {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly title: string;
  readonly detail: string;
  /** `ownBytes` + `baseBytes`. */
  readonly bytes: number;
  readonly ownBytes: number;
  readonly baseBytes: number;
  readonly reclaimableBytes: number;
  readonly additionalBytes: number;
  readonly layer: number | null;
  /** The first of `pathCount`, escaped where they are not UTF-8. */
  readonly paths: readonly string[];
  /** Only where one of them is not UTF-8; null for each that is. */
  readonly pathsBase64?: readonly (string | null)[];
  readonly pathCount: number;
  readonly fix: string;
  /** Where in a Dockerfile the instruction of `layer` stands, if that is known. */
  readonly file?: string;
  readonly lines?: { readonly first: number; readonly last: number };
}

/** What a rule looks for, whatever the image. */
export interface ReportFindingRule {
  readonly id: RuleId;
  readonly name: string;
  readonly about: string;
}

export interface ReportDuplicate {
  readonly digest: string;
  readonly bytes: number;
  readonly reclaimableBytes: number;
  readonly paths: readonly (ReportPath & { readonly layer: number })[];
}

export interface ReportGate {
  readonly verdict: Verdict;
  readonly rules: readonly ReportRule[];
}

export interface ReportRule {
  readonly name: RuleName;
  readonly status: Verdict | 'off';
  readonly actual: number | null;
  readonly threshold: number | null;
  readonly unit: RuleUnit;
  readonly message: string;
  readonly details: readonly ReportRuleDetail[];
}

export interface ReportRuleDetail extends Partial<ReportPath> {
  readonly layer: number | null;
  readonly bytes: number | null;
  /** Title of the finding, of rules that judge those. */
  readonly finding?: string;
}

export interface ReportWarning extends Partial<ReportPath> {
  readonly code: WarningCode;
  /** `damage`: some of the image could not be read, and the figures speak only of the rest. */
  readonly severity: 'notice' | 'damage';
  readonly message: string;
  readonly layer?: number;
  readonly offset?: number;
}

/** How many rows there were before `--top` cut the lists. */
interface ReportTotals {
  readonly waste: number;
  readonly findings: number;
  readonly duplicates: number;
}
