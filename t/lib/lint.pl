#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# lint.pl CHECKER FILE …: static analysis as one TAP test.  CHECKER is tidy
# (clang-tidy, t/lib/clang-tidy.yml), gcc (-fanalyzer) or cppcheck.  Any
# finding that t/lib/lint.supp does not explain is a failure.
#
# gcc's search for leaks is off: up to version 12 it loses what is put into an
# array of structures.  clang's is on, and the tests run under ASan.

use strict;
use warnings;

my ($checker, @files) = @ARGV;
my $nginx = $ENV{NGINX_SOURCE} // '/usr/share/nginx/src';
my $module = $ENV{FHIR_BULK_MODULE_BUILD} // 'build/module';

my @flags = ('-D_GNU_SOURCE', '-std=gnu11', '-Isrc/common');
if (grep { m{/ngx_|^ngx_} } @files) {
    push @flags, '-Isrc/module', map { "-isystem$_" } $module,
        map { "$nginx/src/$_" } qw(core event event/modules os/unix http
                                   http/modules http/v2);
} else {
    chomp(my $pq = `pkg-config --cflags-only-I libpq`);
    push @flags, split ' ', $pq;
}

# fhb_core.c has the functions themselves
push @flags, '-include', 't/lib/lint.h' if !grep { m{/fhb_core\.c$} } @files;

my %command = (
    tidy     => ['clang-tidy', '--quiet',
                 '--config-file=t/lib/clang-tidy.yml', @files, '--', @flags],
    gcc      => ['gcc', '-fanalyzer', '-O1', '-S', '-o', '/dev/null',
                 '-fdiagnostics-path-format=none', '-fdiagnostics-plain-output',
                 '-Wno-analyzer-too-complex', '-Wno-analyzer-malloc-leak', @flags, @files],
    cppcheck => ['cppcheck', '-q', '--enable=warning,performance,portability',
                 '--std=c11', '-D_GNU_SOURCE', '-Isrc/common', '-Isrc/module',
                 '--suppress=missingIncludeSystem', '--inline-suppr',
                 '--template={file}:{line}:{column}: {severity}: {message}'
                 . ' [{id}]', '--template-location=', @files],
);
my $command = $command{$checker} or die "lint.pl: which checker?\n";

my @known = known('t/lib/lint.supp');
my (%source, @bad);

open my $out, '-|', 'sh', '-c', 'exec "$@" 2>&1', 'sh', @$command
    or die "$command->[0]: $!\n";
chomp(my @lines = <$out>);
close $out;
my $status = $?;

my $top = `pwd`;
chomp $top;
my $findings = 0;

for my $line (@lines) {
    $line =~ m{^(?:\Q$top\E/)?([^:\s]+):(\d+):\d+:\s
               (?:warning|error|performance|portability):\s
               .*\[([^\[\]]+)\]$}x or next;
    my ($file, $at, $checks) = ($1, $2, $3);
    $findings++;
    push @bad, $line if !explained($file, $at, split /,/, $checks);
}

# a checker that fails without a finding has not checked
push @bad, "$command->[0] failed:", @lines if $status && !$findings;

print "1..1\n", @bad ? 'not ok' : 'ok', " 1 - $checker @files[0 .. 0]",
    @files > 1 ? " and $#files more" : '', "\n";
print map { "# $_\n" } @bad;
exit(@bad ? 1 : 0);

sub known {
    my ($name) = @_;
    open my $fh, '<', $name or die "$name: $!\n";
    return map { [split ' ', $_, 3] } grep { !/^#|^\s*$/ }
        map { s/\s+$//r } <$fh>;
}

sub explained {
    my ($file, $at, @checks) = @_;

    $source{$file} //= do {
        open my $fh, '<', $file or die "$file: $!\n";
        [<$fh>];
    };
    my $text = $source{$file}[$at - 1] // '';

    for my $k (@known) {
        my ($check, $where, $what) = @$k;
        next if $where ne '*' && $where ne $file;
        next if index($text, $what) < 0;
        return 1 if grep { $_ eq $check } @checks;
    }
    return 0;
}
