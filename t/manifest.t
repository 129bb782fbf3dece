#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Every manifest that the unit tests write or are answered is one of the
# schema's (MAN, PART, VER-02 rows); and the schema refuses what is none.
# Those of the tests in t/e2e are checked where they arrive
# (FhirBulk/Client.pm).

use strict;
use warnings;

use File::Temp ();
use FindBin;
use lib "$FindBin::Bin/lib";
use Test::More;

use FhirBulk::Schema;

my $file = 'https://h.example/r4/bulk-export/files/AAAAAAAAAAAAAAAAAAAAAA';
my $type = 'http://hl7.org/fhir/uv/bulkdata/StructureDefinition/'
    . 'BulkDataManifest';

# text by text: numbers and strings as they are on the wire
my $v3 = <<"END";
{"transactionTime":"2026-07-01T08:15:30.125Z",
 "request":"https://h.example/r4/\$export","requiresAccessToken":true,
 "output":[{"type":"Patient","url":"$file/Patient.1.ndjson","count":7}],
 "deleted":[{"type":"Bundle","url":"$file/deleted.1.ndjson","count":1}],
 "error":[{"type":"OperationOutcome","url":"$file/error.1.ndjson","count":2}],
 "link":[{"relation":"next",
          "url":"https://h.example/r4/bulk-export/jobs/A/pages/2"}]}
END
my $v4 = <<"END";
{"manifestType":"$type","transactionTime":"2026-07-01T08:15:30.125Z",
 "requiresAccessToken":false,"outputFormat":"application/fhir+ndjson",
 "outputOrganizedBy":"Patient",
 "output":[{"url":"$file/part.1.ndjson",
            "continuesInFile":"$file/part.2.ndjson","fileSize":90},
           {"url":"$file/part.2.ndjson","fileSize":18446744073709551615}],
 "deleted":[{"url":"$file/deleted.1.ndjson","count":1,"fileSize":40}],
 "outcome":[{"url":"$file/error.1.ndjson","count":2,"fileSize":50,
             "countSeverity":[{"code":"warning","count":2}]}]}
END

sub wrong {
    my ($text) = @_;
    return join '; ',
        FhirBulk::Schema::manifest(FhirBulk::Schema::decode($text));
}

is(wrong($v3), '', 'a manifest of v1-v3');
is(wrong($v4), '', 'a manifest of v4, organized by Patient');

# what is changed, into what, and what the schema says then
my @bad = (
    [\$v3, qr/"transactionTime":"[^"]+",/, '', 'no transactionTime'],
    [\$v3, qr/\.125Z/, 'Z', 'transactionTime: .* does not match'],
    [\$v3, qr/"request":"[^"]+",/, '', 'no request'],
    [\$v3, qr/true/, '"true"', 'requiresAccessToken: string'],
    [\$v3, qr/true/, '1', 'requiresAccessToken: integer'],
    [\$v3, qr/"count":7/, '"count":"7"', 'count: string'],
    [\$v3, qr/"count":7/, '"count":7.5', 'count: number'],
    [\$v3, qr/"count":7/, '"count":0', 'count: 0 is below 1'],
    [\$v3, qr/"count":7/, '"count":7,"fileSize":9', 'fileSize is not known'],
    [\$v3, qr/"type":"Patient",/, '', 'no type'],
    [\$v3, qr/"error":\[[^]]*\],/, '', 'no error'],
    [\$v3, qr/"error"/, '"outcome"', 'outcome is not known'],
    [\$v3, qr/\{"type":"Bundle"[^}]*\}/, '', 'deleted: fewer items'],
    [\$v3, qr/"Bundle"/, '"Patient"', 'type: none of Bundle'],
    [\$v3, qr{https://h.example/r4/bulk-export/files/A+/P}, '/P',
     'url: .* does not match'],
    [\$v3, qr{pages/2}, 'pages/1', 'url: .* does not match'],
    [\$v3, qr/"next"/, '"prev"', 'relation: none of next'],
    [\$v3, qr/"link":\[\{[^}]*\}\]/, '"link":[]', 'link: fewer items'],
    [\$v3, qr/^\{/, '{"resourceType":"Parameters",', 'resourceType is not'],
    [\$v3, qr/^\{/, '{"extension":[],', 'extension: array'],
    [\$v4, qr/^\{/, '{"extension":{},', 'extension: object'],
    [\$v4, qr/^\{/, '{"extension":[{"url":"x"}],', 'url: .* does not match'],
    [\$v4, qr/"manifestType":"[^"]+",/, '', 'no manifestType'],
    [\$v4, qr/^\{/, '{"request":"https://h.example/r4/$export",',
     'request is not known'],
    [\$v4, qr/"fileSize":90/, '"fileSize":90,"count":3', 'count is not known'],
    [\$v4, qr/,"fileSize":90/, '', 'no fileSize'],
    [\$v4, qr/"warning"/, '"note"', 'code: none of fatal'],
    [\$v4, qr/"outcome":\[\{/, '"outcome":[{"type":"OperationOutcome",',
     'type is not known'],
    [\$v4, qr/"outputOrganizedBy":"Patient"/, '"outputOrganizedBy":"Group"',
     'outputOrganizedBy: none of Patient'],
);

for (@bad) {
    my ($good, $from, $to, $says) = @$_;
    my $text = $$good;
    $text =~ s/$from/$to/ or die "nothing to change: $from";
    like(wrong($text), qr/$says/, "refused: $says");
}

ok(!eval { FhirBulk::Schema::check({ maxLength => 1 }, 'x'); 1 },
   'a keyword that is not known is not passed over');

# the unit tests leave their manifests, one a line, in the file of this name
for my $test (qw(test_fhb_manifest test_fhbd_job_pages test_fhbd_status)) {
    my $list = File::Temp->new;
    local $ENV{FHB_MANIFESTS} = $list->filename;
    my $program = "$FindBin::Bin/../build/unit/$test";

    -x $program or BAIL_OUT("$program is not built");
    is(system("$program >/dev/null 2>&1"), 0, "$test passes");

    my ($n, @wrong) = 0;
    while (my $text = <$list>) {
        $n++;
        my $says = wrong($text);
        push @wrong, "$says: $text" if $says ne '';
    }

    cmp_ok($n, '>', 5, "$test left manifests");
    $#wrong = 2 if @wrong > 3;
    is(join("\n", @wrong), '', "all manifests of $test are right");
}

done_testing;
