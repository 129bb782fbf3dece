-- Of check.sql and probe.sql: types that are Medplum's own, and those of them
-- that hold secrets.
), secret (name) AS (
    VALUES ('AccessPolicy'), ('Bot'), ('ClientApplication'),
           ('DomainConfiguration'), ('JsonWebKey'), ('Login'),
           ('PasswordChangeRequest'), ('Project'), ('ProjectMembership'),
           ('SmartAppLaunch'), ('User'), ('UserSecurityRequest')
), own (name) AS (
    SELECT name FROM secret
    UNION ALL
    VALUES ('Agent'), ('AsyncJob'), ('BulkDataExport'), ('Cron'),
           ('DocumentationTemplate'), ('Package'), ('PackageInstallation'),
           ('PackageRelease'), ('Room'), ('SubscriptionStatus'),
           ('UserConfiguration'), ('ViewDefinition')
