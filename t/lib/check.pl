#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Runs every test, prints a line per group and what failed or was skipped,
# and ends with "N passed, N failed, N skipped".  ./dev check prepares the
# ground (packages, build, an ordinary user) and calls this.
#
#   check.pl [WORD]      only tests whose "group/name" has the word in it
#
# Groups: unit (cmocka), nginx (Test::Nginx), tree (other t/*.t), e2e; then
# san-unit and san-e2e under ASan and UBSan, tsan-unit and tsan-e2e under TSan,
# valgrind (nginx again), lint-cppcheck and lint-gcc (static analysis), fuzz.
# A test finds the programs in TEST_NGINX_BINARY, TEST_NGINX_LOAD_MODULES,
# FHIR_BULKD and FHIR_BULKCTL, and makes its own ports and folders.
#
# What takes too long for every run is by option: CHECK_UNIT=all runs unit tests
# without sanitizers too (as "./dev check unit/WORD" does), CHECK_TSAN=all all
# tests under TSan, CHECK_VALGRIND=all the tests of bad configurations under
# valgrind, CHECK_LINT=all adds lint-tidy (clang-tidy; ./dev lint).

use strict;
use warnings;

use Cwd qw(getcwd);
use File::Basename qw(basename);
use File::Path qw(make_path remove_tree);
use TAP::Harness;
use TAP::Parser::Aggregator;

$| = 1;

my $word = shift // '';
my $top = getcwd();
my $cores = `nproc` + 0 || 2;

# a test waits more than it computes: for processes to start, timers, disks
my $jobs = $cores < 4 ? 2 * $cores : 8;
make_path('build/log');
my %total = (passed => 0, failed => 0, skipped => 0);
my (%output, @skipped, %took);

# ---- one group -----------------------------------------------------------

# runs the tests of a group: a list of files; opt: env, exec, jobs, before
# (gives an error text when the group cannot run), after (gives more failures
# as a list of texts), sum
sub group {
    my ($name, $files, %opt) = @_;
    my @tests = grep { index("$name/" . basename($_), $word) >= 0 } @$files;
    my $start = time;
    my %n = (passed => 0, failed => 0, skipped => 0);

    return if !@tests;

    my $error = $opt{before} ? $opt{before}->(@tests) : undef;
    if (defined $error) {
        print "\n--- $name: cannot run\n$error\n";
        $n{failed} = 1;
    } else {
        run_group($name, \@tests, \%n, %opt);
        my @more = $opt{after} ? $opt{after}->() : ();
        print "\n--- $name\n$_\n" for @more[0 .. ($#more < 4 ? $#more : 4)];
        $n{failed} += @more;
    }

    $total{$_} += $n{$_} for keys %n;
    printf "%-10s %3d files  %5d passed  %3d failed  %3d skipped  %4d s\n",
        $name, scalar @tests, @n{qw(passed failed skipped)}, time - $start;
}

sub run_group {
    my ($name, $tests, $n, %opt) = @_;
    local %ENV = (%ENV, %{ $opt{env} || {} });

    %output = ();
    my $harness = TAP::Harness->new({
        verbosity => -9,
        jobs      => $opt{jobs} // $jobs,
        stdout    => \*STDERR,
        exec      => sub { with_stderr($name, $_[1], $opt{exec}->($_[1])) },
    });
    $harness->callback(made_parser => sub {
        my ($parser, $job) = @_;
        my $lines = $output{ $job->[1] } = [];
        $parser->callback(ALL => sub { push @$lines, $_[0]->raw });
    });

    my $agg = TAP::Parser::Aggregator->new;
    $agg->start;
    # a test that bails out ends the group, not the count
    if (!eval {
        $harness->aggregate_tests($agg, map { [$_, basename($_)] } @$tests);
        1;
    }) {
        print "\n--- $name: $@";
        $n->{failed}++;
    }
    $agg->stop;
    count($name, $_, $agg, $n) for $agg->descriptions;
}

sub count {
    my ($name, $test, $agg, $n) = @_;
    my ($parser) = $agg->parsers($test);
    my $failed = $parser->failed;
    $took{"$name/$test"} = $parser->end_time - $parser->start_time
        if defined $parser->end_time;
    my @raw = @{ $output{$test} || [] };

    # a wrong plan, a bad end, or nothing at all is a failure too
    if (!$failed && ($parser->parse_errors || $parser->exit
        || (!$parser->tests_run && !$parser->skip_all)))
    {
        $failed = 1;
    }

    if ($parser->skip_all) {
        $n->{skipped}++;
        push @skipped, "$name/$test: " . $parser->skip_all;
    }
    for my $line (@raw) {
        if ($line =~ /^ok\b.*#\s*skip\S*\s*(.*)/i) {
            push @skipped, "$name/$test: $1";
        }
    }
    $n->{skipped} += $parser->skipped;
    $n->{passed} += $parser->passed - $parser->skipped;
    $n->{failed} += $failed;
    return if !$failed;

    print "\n--- $name/$test failed (exit ", $parser->exit // '?',
        ", signal ", ($parser->wait // 0) & 127, ")\n";
    my @shown = ((grep { !/^ok\b/ } @raw), stderr_of($name, $test));
    splice(@shown, 100, @shown - 200, '[…]') if @shown > 200;
    print "    $_\n" for @shown;
    print "    $_\n" for $parser->parse_errors;
    print "\n";
}

# ---- what the groups need ------------------------------------------------

sub limited { ('timeout', '-k', '10', $ENV{CHECK_TIMEOUT} // 600, @_) }

sub perl_test { [limited($^X, '-Ibuild/perl5/lib', '-It/lib', $_[0])] }

# stderr goes to a file of its own: mixed into TAP, half a line of it would
# swallow a line of results
sub stderr_file { "build/log/stderr-$_[0]-" . basename($_[1]) }

sub with_stderr {
    my ($name, $test, $command) = @_;
    return ['sh', '-c', 'exec "$@" 2> "$0"', stderr_file($name, $test),
            @$command];
}

# without what Test::Nginx says while it waits for nginx to start
sub stderr_of {
    open my $fh, '<', stderr_file(@_) or return;
    chomp(my @lines = <$fh>);
    return grep { !/Can't connect to|Retry connecting|fhir_bulk_auth off/ }
        @lines;
}

sub unit_test { [limited($^X, 't/lib/cmocka-tap.pl', $_[0])] }

sub run_make {
    my ($log, @args) = @_;
    system("make -s -j$cores @args > build/log/$log 2>&1") == 0
        and return undef;
    return "make @args failed:\n" . `tail -n 40 build/log/$log`;
}

sub unit_tests {
    my ($folder) = @_;
    return [ long_first(map { "$folder/" . basename($_, '.c') }
                        glob 't/unit/test_*.c') ];
}

sub reads {
    my ($file, $pattern) = @_;
    open my $fh, '<', $file or die "$file: $!";
    local $/;
    return <$fh> =~ $pattern;
}

# the longest first, so that none of them is left over at the end
my @long = qw(
    kills phases_resume resume partial filters_random faults door soak peers
    harm standby elements compartment
    matrix cookbook deleted groups ctl concurrency consistency filters
    test_fhbd_token_cases test_fhb_references test_fhb_elements
    test_fhb_attachment test_fhb_filter_differs test_fhbd_source_query
    test_fhbd_source_postgres test_fhbd_source_ndjson test_fhbd_writer
    test_fhb_scan
    110-live 124-auth-live 125-auth-corpus compat conf_examples
);

sub long_first {
    my %place = map { $long[$_] => $_ } 0 .. $#long;
    my %by = map {
        $_ => [$place{ basename($_, '.t') } // scalar @long, -((-s $_) // 0)]
    } @_;
    return sort { $by{$a}[0] <=> $by{$b}[0] || $by{$a}[1] <=> $by{$b}[1]
                  || $a cmp $b } @_;
}

my @nginx = grep { reads($_, qr/\bTest::Nginx\b/) } long_first(glob 't/*.t');
my %is_nginx = map { $_ => 1 } @nginx;
my @tree = grep { !$is_nginx{$_} } long_first(glob 't/*.t');
my @e2e = long_first(glob 't/e2e/*.t');

# ---- run -----------------------------------------------------------------

$ENV{PATH} .= ':/usr/sbin:/usr/local/sbin';
my ($nginx) = grep { -x } map { "$_/nginx" } split /:/, $ENV{PATH};
$ENV{TEST_NGINX_BINARY} ||= $nginx // 'nginx';
$ENV{TEST_NGINX_LOAD_MODULES} ||=
    "$top/build/module/ngx_http_fhir_bulk_module.so";
$ENV{TEST_NGINX_RANDOMIZE} = 1;             # own port and folder per file
$ENV{FHIR_BULKD} ||= "$top/build/fhir-bulkd";
delete $ENV{$_} for grep { /^PG[A-Z]+$/ } keys %ENV;

# before all tests: none of them shall find something to build anew
if (my $error = run_make('make.log', 'all', 'sample', 'fault')) {
    print "$error\n0 passed, 1 failed, 0 skipped\n";
    exit 1;
}

# the same tests are run under sanitizers below
group('unit', unit_tests('build/unit'),
    before => sub { run_make('unit.log', 'unit') },
    exec   => \&unit_test)
    if $word ne '' || ($ENV{CHECK_UNIT} // '') eq 'all';

# more patience than one test alone needs; where a test measures, it does so
# without a factor only
group('nginx', \@nginx,
    env  => { TEST_NGINX_TIMEOUT => 10 },
    exec => \&perl_test);
# one of them looks at the manifests that unit tests make
group('tree', \@tree,
    before => sub { run_make('tree.log', map { "build/unit/test_$_" }
                             qw(fhb_manifest fhbd_job_pages fhbd_status)) },
    exec   => \&perl_test);
group('e2e', \@e2e,
    env  => { FHIR_BULK_SLOW => 2 },
    exec => \&perl_test);

my %san = (
    ASAN_OPTIONS  => 'detect_leaks=1:abort_on_error=1:strict_string_checks=1',
    UBSAN_OPTIONS => 'print_stacktrace=1:halt_on_error=1',
    FHIR_BULKD    => "$top/build/san/fhir-bulkd",
    FHIR_BULKCTL  => "$top/build/san/fhir-bulkctl",
    FHIR_BULK_SLOW => 8,            # factor for deadlines
);

group('san-unit', unit_tests('build/san/unit'),
    before => sub { run_make('san-unit.log', 'SAN=1', 'unit') },
    env    => \%san,
    exec   => \&unit_test);

group('san-e2e', \@e2e,
    before => sub { run_make('san.log', 'SAN=1', 'sidecar', 'ctl') },
    env    => \%san,
    exec   => \&perl_test);

# ---- threads

my %tsan = (
    TSAN_OPTIONS  => "suppressions=$top/t/lib/tsan.supp"
        . ' second_deadlock_stack=1',
    FHIR_BULKD    => "$top/build/tsan/fhir-bulkd",
    FHIR_BULKCTL  => "$top/build/tsan/fhir-bulkctl",
    FHIR_BULK_SLOW => 10,
);
my (@tsan_unit, @tsan_e2e);

if (($ENV{CHECK_TSAN} // '') eq 'all') {
    @tsan_unit = @{ unit_tests('build/tsan/unit') };
    # door builds its own; the others preload a library, where TSan wants
    # to be the first
    @tsan_e2e = grep { !m{/(?:door|kills|faults\w*|xml\w*)\.t$} } @e2e;
} else {
    @tsan_unit = map { "build/tsan/unit/test_fhbd_$_" } qw(export job_enforce
        http api_reload export_phases store rate slots job job_xml audit keep
        poll pg_pipe pg_apart);
    @tsan_e2e = map { "t/e2e/$_.t" } qw(concurrency flow clients trouble);
}

group('tsan-unit', \@tsan_unit,
    before => sub { run_make('tsan-unit.log', 'TSAN=1', @_) },
    env    => \%tsan,
    exec   => \&unit_test);

group('tsan-e2e', \@tsan_e2e,
    before => sub { run_make('tsan.log', 'TSAN=1', 'sidecar', 'ctl') },
    env    => \%tsan,
    exec   => \&perl_test);

# ---- static analysis

my @sources = grep { !/_tables\.c$/ } long_first(glob 'src/*/*.c *.c');

sub lint {
    my ($checker) = @_;
    return sub { [limited($^X, 't/lib/lint.pl', $checker,
                          $_[0] eq 'sources' ? @sources : $_[0])] };
}

group('lint-cppcheck', ['sources'], exec => lint('cppcheck'));
group('lint-gcc', \@sources, exec => lint('gcc'));
group('lint-tidy', \@sources, exec => lint('tidy'))
    if ($ENV{CHECK_LINT} // '') eq 'all';

# ---- memory of the module, and fuzzers

my $vg = "$top/build/valgrind";
my @under = ($ENV{CHECK_VALGRIND} // '') eq 'all' ? @nginx
            : grep { !m{/(?:000-config|122-auth-config)\.t$} } @nginx;

group('valgrind', \@under,
    before => sub { remove_tree($vg); make_path($vg); undef },
    env    => {
        TEST_NGINX_USE_VALGRIND => '-q --tool=memcheck --leak-check=full'
            . ' --show-possibly-lost=no --num-callers=30'
            . " --suppressions=$top/t/lib/valgrind.supp"
            . " --log-file=$vg/%p.log",
        TEST_NGINX_TIMEOUT      => 60,
        FHIR_BULK_SLOW          => 10,
    },
    exec   => \&perl_test,
    jobs   => $cores,               # more of them wait for each other
    after  => sub {
        map { "valgrind reports ($_):\n" . `head -n 60 $_` }
            grep { -s } glob "$vg/*.log";
    });

my @fuzzers = map { 'build/fuzz/' . basename($_, '.c') }
              sort glob 't/fuzz/*.c';
# beyond the corpus, which each runs first
my $seconds = $ENV{CHECK_FUZZ_SECONDS} // 3;

group('fuzz', \@fuzzers,
    before => sub { run_make('fuzz.log', 'fuzz') },
    exec   => sub { [limited('sh', 't/lib/fuzz.sh', $_[0], $seconds)] },
    jobs   => $cores);

my @slow = sort { $took{$b} <=> $took{$a} } grep { $took{$_} >= 20 } keys %took;
printf "slowest: %s\n", join ', ', map { sprintf '%s %d s', $_, $took{$_} }
    @slow[0 .. ($#slow < 11 ? $#slow : 11)] if @slow;
print "skipped $_\n" for @skipped;
print "what ran is kept in $top\n" if $ENV{CHECK_COPY} && $total{failed};
printf "%d passed, %d failed, %d skipped\n", @total{qw(passed failed skipped)};
exit($total{failed} > 0 || $total{passed} == 0 ? 1 : 0);
