# Copyright (c) the nginx-fhir-bulk authors
#
# A stack as one of the vendors' examples in conf-examples/ sets it up: the
# very files, with this test's paths, ports, table and certificate in place of
# those of an installation.  The data are those of FhirBulk::Clinic.
#
#   my $s = FhirBulk::Vendor->new(vendor => 'soarian', clients => { … });
#   my $export = $s->export('/Group/diabetes/$export');
#   my @ids = $s->ids($export);            "Condition/condition-ann", …
#
# {base} is that of the example's first tenant.  The second tenant has the
# records that others puts into the schema s_other.

package FhirBulk::Vendor;

use strict;
use warnings;

use FhirBulk;
use FhirBulk::Clinic;
use Test::More ();
use Time::HiRes qw(sleep time);

our @ISA = ('FhirBulk');

sub new {
    my ($class, %o) = @_;
    # waiting is true to Retry-After, as poll_limit of the examples wants it
    return FhirBulk::new($class, %o, ini => { poll_limit => 'strict' });
}

# the files of the example, before anything is written
sub _source {
    my ($self) = @_;

    for my $kind (qw(conf ini)) {
        $self->{example}{$kind} = FhirBulk::read_file(
            "$FhirBulk::top/conf-examples/$self->{vendor}.$kind")
            // die "no example $self->{vendor}.$kind\n";
    }

    $self->{tls_port} = FhirBulk::free_port();
    $self->{host_port} = FhirBulk::free_port();
    my ($base) = $self->{example}{conf}
        =~ m{fhir_bulk_base\s+https://fhir\.example\.org(/[^;]*);};
    $self->{base} = "$self->{server}$base";
    $self->{ping} = "$base/ping";
    $self->{root} = "$self->{dir}/fhir-bulk/exports";
    $self->folder($_) for 'fhir-bulk', 'tls';
    $self->folder('fhir-bulk/exports');

    $self->start_postgres;
    $self->load_table('jsonb');
    $self->sql('CREATE SCHEMA s_other; CREATE TABLE s_other.resource'
        . ' (LIKE s_jsonb.resource INCLUDING ALL);'
        . ' GRANT USAGE ON SCHEMA s_other TO fhir_bulk_reader;'
        . ' GRANT SELECT ON s_other.resource TO fhir_bulk_reader');
    FhirBulk::Clinic::store($self, 's_jsonb', FhirBulk::Clinic::resources());
    FhirBulk::Clinic::store($self, 's_other', @{ $self->{others} || [] });
    $self->{gated} = { $self->load_gate('Observation') };
}

sub write_ini {
    my ($self) = @_;

    my $d = $self->{dir};
    my $text = $self->{example}{ini};
    my %here = (
        listen => $self->{socket}, root => $self->{root},
        profiles => $self->{profiles}, clients => "$d/clients.json",
        auth_dir => "$d/fhir-bulk/auth",
        conninfo => $self->conninfo('fhir_bulk_reader'),
    );
    my @schemas = qw(s_jsonb s_other);
    my $replaced = 0;

    $text =~ s{127\.0\.0\.1:8080}{127.0.0.1:$self->{host_port}}g;
    $text =~ s{^(\w+) *= .*$}{
        my $line = $&;
        if ($1 eq 'table') {
            $line = "table = " . shift(@schemas) . ".resource\n"
                . "where = $self->{gated}{where}";
        } elsif (exists $here{$1}) {
            $line = "$1 = $here{$1}";
            $replaced++;
        }
        $line;
    }gme;
    # what the example leaves out would lead out of this folder
    $replaced >= keys %here or die "$self->{vendor}.ini lacks a path\n";

    return $self->{ini_file} = $self->write_file('fhir-bulkd.ini', $text);
}

sub write_nginx_conf {
    my ($self) = @_;

    my $d = $self->{dir};
    my $text = $self->{example}{conf};
    my $module = $self->{module}
        //= $self->_copy(FhirBulk::program('TEST_NGINX_LOAD_MODULES',
            'build/module/ngx_http_fhir_bulk_module.so'));
    my $temp = join '', map { "    ${_}_temp_path $d/tmp/$_;\n" }
        qw(client_body proxy fastcgi uwsgi scgi);

    $self->_certificate if !-e "$d/tls/server.pem";
    for ($text) {
        s{^load_module .*;$}{load_module $module;}m;
        s{^user .*;$}
         {pid $d/nginx.pid; daemon off;\nerror_log $d/nginx-error.log info;}m;
        s{^worker_processes auto;$}{worker_processes $self->{workers};}m;
        s{^http \{\n}{http \{\n$temp}m;
        s{unix:/run/fhir-bulk/api\.sock}{unix:$self->{socket}}g;
        s{/var/lib/fhir-bulk/}{$d/fhir-bulk/}g;
        s{/var/log/nginx/}{$d/nginx-}g;
        s{/etc/nginx/tls/fhir\.example\.org\.}{$d/tls/server.}g;
        s{https://fhir\.example\.org}{$self->{server}}g;
        s{127\.0\.0\.1:8080}{127.0.0.1:$self->{host_port}}g;
        s{listen 443 ssl;}{listen 127.0.0.1:$self->{port};
        listen 127.0.0.1:$self->{tls_port} ssl;};
    }

    # stands for the FHIR server that is there already
    $text =~ s{\}\s*\z}{
    server \{
        listen 127.0.0.1:$self->{host_port};
        default_type application/fhir+json;
        location / \{ return 200 "host \$request_method \$request_uri"; \}
        location ~ /metadata\$ \{
            return 200 '\{"resourceType":"CapabilityStatement","status":"active","kind":"instance","fhirVersion":"4.0.1","software":\{"name":"host"\},"rest":[\{"mode":"server","resource":[\{"type":"Appointment"\}]\}]\}';
        \}
    \}
\}
};
    return $self->write_file('nginx.conf', $text);
}

sub _certificate {
    my ($self) = @_;

    my $d = "$self->{dir}/tls";
    my $said = qx(openssl req -x509 -newkey ec -pkeyopt \\
        ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -days 2 \\
        -keyout $d/server.key -out $d/server.pem 2>&1);
    $? == 0 or die "openssl: $said";
    $self->own("$d/server.key", "$d/server.pem");
}

# the base and the token endpoint of a tenant, as the example names them
sub _of_tenant {
    my ($self, $tenant, $directive) = @_;

    my $conf = $self->{example}{conf};
    $conf =~ s{.*?fhir_bulk_tenant\s+\Q$tenant\E;}{}s if defined $tenant;
    my ($path) = $conf =~ m{$directive\s+https://fhir\.example\.org([^;]*);};
    return defined $path ? "$self->{server}$path" : undef;
}

sub base_of { return $_[0]->_of_tenant($_[1], 'fhir_bulk_base') }

sub token_url {
    my ($self, $tenant) = @_;
    return $self->_of_tenant($tenant, 'fhir_bulk_token_url')
        // $self->base_of($tenant) . '/auth/token';
}

# what was exported, sorted; dies when something comes twice, stands in a file
# of another type, or is miscounted
sub ids {
    my ($self, $export) = @_;
    return sort keys %{ FhirBulk::Data::of_export($export) };
}

# the same of one type, without it
sub ids_of {
    my ($self, $type, $export) = @_;
    return map { m{^\Q$type\E/(.*)} ? $1 : () } $self->ids($export);
}

# One job that takes its time, from 202 to "Expires"; gives its status URL and
# manifest.  Tests: STAT-02..08, STAT-11, STAT-12, KICK-11.
sub follow {
    my ($self, $path) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    my ($url, $manifest);

    Test::More::subtest('a job, polled as it says' => sub {
        $self->gate('closed');
        my $reply = $self->kickoff($path);
        Test::More::is($reply->{status}, 202, 'KICK-11: 202');
        $url = $reply->header('Content-Location');
        Test::More::like($url // '', qr{^\Q$self->{base}\E/},
            'KICK-11 NET-04: Content-Location');

        my $told = time;
        my $first = $self->get($url);
        Test::More::is($first->{status}, 202,
            'STAT-02 STAT-08: the first poll is 202');
        Test::More::like($first->header('X-Progress') // '',
            qr/^(\d{1,2})% .*\(\1%\)/, 'STAT-03: X-Progress');
        my $wait = $first->header('Retry-After') // '';
        Test::More::like($wait, qr/^[1-9]\d*$/, 'STAT-05: Retry-After');

        my $early = $self->get($url);
        Test::More::is("$early->{status} " . $early->codes, '429 throttled',
            'STAT-07: again at once is 429');
        Test::More::is($early->header('Content-Type'),
            'application/fhir+json', 'ERR-01: an OperationOutcome');
        sleep $told + $wait + 0.01 - time;
        my $next = $self->get($url);
        Test::More::is($next->{status}, 202,
            'STAT-08: at the time that was told it is 202');

        $self->gate('open');
        sleep $next->header('Retry-After') // 1;
        my $done = $self->wait_done($url);
        Test::More::is($done->{status}, 200, 'STAT-11: 200');
        Test::More::is($done->header('Content-Type'), 'application/json',
            'MAN-01: JSON');
        Test::More::like($done->header('Expires') // '',
            qr/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/,
            'STAT-12: Expires');
        $self->{expires} = $done->header('Expires');
        $manifest = $done->json;
    });

    return ($url, $manifest);
}

# the end of a job (DEL-01, DEL-02, DEL-04)
sub gone {
    my ($self, $url, $file) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;

    Test::More::is($self->request('DELETE', $url)->{status}, 202,
        'DEL-01: DELETE is 202');
    for ([GET => $url], [DELETE => $url], [GET => $file]) {
        my ($method, $what) = @$_;
        my $reply = $self->request($method, $what);
        Test::More::is("$reply->{status} " . $reply->codes, '404 not-found',
            "DEL-02 DEL-04: then $method is 404");
    }
}

1;
