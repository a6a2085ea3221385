import { type PackageManager, place } from './package-manager.ts';

/** Of other languages. */
export const otherManagers: readonly PackageManager[] = [
  {
    name: 'gem',
    places: [
      place(
        'downloaded gems',
        [
          '/usr/local/bundle/cache',
          '/usr/local/bundle/ruby/*/cache',
          '/usr/local/lib/ruby/gems/*/cache',
          '/usr/lib/ruby/gems/*/cache',
          '/var/lib/gems/*/cache',
          '.gem/ruby/*/cache',
          '.gem/specs',
          '.local/share/gem/ruby/*/cache',
          '.local/share/gem/specs',
        ],
        'rm -rf "$(gem env gemdir)"/cache/* ~/.gem/specs ~/.local/share/gem/specs',
      ),
      place(
        'documentation of gems',
        ['/usr/local/lib/ruby/gems/*/doc', '/var/lib/gems/*/doc', '/usr/lib/ruby/gems/*/doc'],
        'rm -rf "$(gem env gemdir)"/doc/*',
      ),
    ],
    flag: '`gem install --no-document`',
    sharing: null,
    source: 'https://guides.rubygems.org/command-reference/#gem-install',
  },
  {
    name: 'bundler',
    places: [
      place(
        'downloaded gems and indexes',
        ['.bundle/cache'],
        'rm -rf ~/.bundle/cache',
        '/root/.bundle/cache',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://bundler.io/man/bundle-config.1.html',
  },
  {
    name: 'composer',
    places: [
      place(
        'downloaded packages',
        ['.composer/cache', '.cache/composer'],
        'composer clear-cache',
        '/root/.composer/cache',
      ),
    ],
    flag: '`composer install --no-cache`',
    sharing: null,
    source: 'https://getcomposer.org/doc/03-cli.md#clear-cache-clearcache-cc',
  },
  {
    name: 'hex',
    places: [
      place(
        'downloaded packages',
        ['.hex/packages', '.hex/cache.ets', '.cache/rebar3', '.cache/mix'],
        'rm -rf ~/.hex/packages ~/.hex/cache.ets ~/.cache/rebar3 ~/.cache/mix',
        '/root/.hex/packages',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Config.html',
  },
  {
    name: 'cpan',
    places: [
      place(
        'downloads and builds',
        ['.cpan/build', '.cpan/sources', '.cpanm'],
        'rm -rf ~/.cpan/build ~/.cpan/sources ~/.cpanm',
        '/root/.cpanm',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://metacpan.org/dist/App-cpanminus/view/bin/cpanm',
  },
  {
    name: 'R',
    places: [
      place(
        'downloaded packages',
        ['/tmp/downloaded_packages', '/tmp/*/downloaded_packages', '.cache/R'],
        'rm -rf /tmp/downloaded_packages /tmp/Rtmp* ~/.cache/R',
        '/root/.cache/R',
      ),
    ],
    flag: null,
    sharing: null,
    source: 'https://stat.ethz.ch/R-manual/R-devel/library/utils/html/install.packages.html',
  },
];
