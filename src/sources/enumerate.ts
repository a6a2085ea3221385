/** `a, b and 3 more`: names in a message, which may be very many. */
export function enumerate(names: readonly string[], separator = ', ', most = 20): string {
  const shown = names.slice(0, most).join(separator);
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
