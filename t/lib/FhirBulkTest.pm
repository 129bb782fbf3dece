# Copyright (c) the nginx-fhir-bulk authors
#
# What the Test::Nginx files of the module share: the configuration around the
# locations, and jobs with files in the export root.

package FhirBulkTest;

use strict;
use warnings;

use Exporter 'import';
use Compress::Zlib qw(memGzip);
use FakeSidecar;

our @EXPORT = qw(http_config job_files gz $job $other $socket);

our $job   = 'Job' . 'A' x 19;
our $other = 'Job' . 'B' x 19;
our $socket;

# one member, no time stamp: the same bytes at each run
sub gz { return memGzip($_[0]) }

# the http part: upstream and the values that each location inherits; more:
# further lines
sub http_config {
    my ($more) = @_;

    $ENV{TEST_NGINX_HTML_DIR} ||= Test::Nginx::Util::html_dir();
    $socket //= FakeSidecar::start();
    $ENV{TEST_NGINX_FHIR_SOCKET} = $socket;

    return ($more // '') . <<'END';
    upstream fhir_bulkd {
        server unix:$TEST_NGINX_FHIR_SOCKET;
        keepalive 4;
    }

    fhir_bulk_pass fhir_bulkd;
    fhir_bulk_base https://fhir.example.org/r4;
    fhir_bulk_root $TEST_NGINX_HTML_DIR/exports;
    fhir_bulk_auth off;
END
}

# for "--- user_files eval": an access record and files of one job.  Options:
# record (the text), client, expires, tenant, files (path => bytes)
sub job_files {
    my ($id, %o) = @_;

    my $folder = 'exports/' . ($o{tenant} // 'default') . "/$id";
    my $files = $o{files} // {
        'files/Patient.1.ndjson.gz'   => gz(patients()),
        'files/Plain.1.ndjson'        => patients(),
        'files/Empty.1.ndjson.gz'     => gz(''),
    };
    my $record = $o{record} // sprintf
        '{"version":1,"client":"%s","expires":%d,"types":["Patient"]}',
        $o{client} // 'anonymous', $o{expires} // 4_000_000_000;

    return [
        ["$folder/access.json" => $record, '201001010000.00'],
        map { ["$folder/$_" => $files->{$_}, '201001010000.00'] }
            sort keys %$files
    ];
}

sub patients {
    return join '', map {
        qq({"resourceType":"Patient","id":"p$_","gender":"unknown"}\n)
    } 1 .. 40;
}

1;
