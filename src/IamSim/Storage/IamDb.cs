using IamSim.Audit;
using IamSim.Audit.Decisions;
using IamSim.Audit.Proof;
using IamSim.Audit.Proof.Retention;
using IamSim.CloudTrail.Admins;
using IamSim.CloudTrail.Delivery;
using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.Keys;
using IamSim.CloudTrail.Queries;
using IamSim.CloudTrail.Trails;
using IamSim.Ec2.Resources;
using IamSim.Iam.AccessKeys;
using IamSim.Iam.Account;
using IamSim.Iam.CredentialReports;
using IamSim.Iam.DelegationRequests;
using IamSim.Iam.Groups;
using IamSim.Iam.InstanceProfiles;
using IamSim.Iam.LoginProfiles;
using IamSim.Iam.Mfa;
using IamSim.Iam.Mfa.SecurityKeys;
using IamSim.Iam.OpenIdConnectProviders;
using IamSim.Iam.PasswordPolicies;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Roles.ServiceLinked;
using IamSim.Iam.RootUsers;
using IamSim.Iam.SamlProviders;
using IamSim.Iam.ServerCertificates;
using IamSim.Iam.ServiceAccess;
using IamSim.Iam.ServiceCredentials;
using IamSim.Iam.SigningCertificates;
using IamSim.Iam.SshPublicKeys;
using IamSim.Iam.Users;
using IamSim.Kms.Aliases;
using IamSim.Kms.Grants;
using IamSim.Kms.Keys;
using IamSim.Organizations;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Attachments;
using IamSim.Organizations.Policies;
using IamSim.Organizations.Units;
using IamSim.S3.Buckets;
using IamSim.S3.Objects;
using IamSim.S3.Uploads;
using IamSim.SageMaker.Quotas;
using IamSim.SageMaker.Resources;
using IamSim.SignIn;
using IamSim.Simulator;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Storage;

/// <summary>
/// The database. In a request it reads without tracking, on a pooled context; within the writer lane it is the lane's one tracking context,
/// which the lane saves.
/// </summary>
internal abstract class IamDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>True for the writer lane's context, false for a reader's.</summary>
    public bool Tracks => ChangeTracker.QueryTrackingBehavior == QueryTrackingBehavior.TrackAll;

    /// <summary>Where the two providers' tables are not alike.</summary>
    public abstract bool IsSqlite { get; }

    public DbSet<User> Users => Set<User>();

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<GroupMembership> GroupMemberships => Set<GroupMembership>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<RoleDeletionTask> RoleDeletionTasks => Set<RoleDeletionTask>();

    public DbSet<InstanceProfile> InstanceProfiles => Set<InstanceProfile>();

    public DbSet<ManagedPolicy> ManagedPolicies => Set<ManagedPolicy>();

    public DbSet<ManagedPolicyVersion> ManagedPolicyVersions => Set<ManagedPolicyVersion>();

    public DbSet<PolicyAttachment> PolicyAttachments => Set<PolicyAttachment>();

    public DbSet<InlinePolicy> InlinePolicies => Set<InlinePolicy>();

    public DbSet<LoginProfile> LoginProfiles => Set<LoginProfile>();

    public DbSet<PasswordHistoryEntry> PasswordHistory => Set<PasswordHistoryEntry>();

    public DbSet<PasswordPolicy> PasswordPolicies => Set<PasswordPolicy>();

    public DbSet<MfaDevice> MfaDevices => Set<MfaDevice>();

    public DbSet<SpentChallenge> SpentChallenges => Set<SpentChallenge>();

    public DbSet<RootUser> RootUsers => Set<RootUser>();

    public DbSet<SignedOut> SignedOut => Set<SignedOut>();

    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();

    public DbSet<ServerCertificate> ServerCertificates => Set<ServerCertificate>();

    public DbSet<SigningCertificate> SigningCertificates => Set<SigningCertificate>();

    public DbSet<SshPublicKey> SshPublicKeys => Set<SshPublicKey>();

    public DbSet<ServiceCredential> ServiceCredentials => Set<ServiceCredential>();

    public DbSet<SamlProvider> SamlProviders => Set<SamlProvider>();

    public DbSet<SamlProviderKey> SamlProviderKeys => Set<SamlProviderKey>();

    public DbSet<OpenIdConnectProvider> OpenIdConnectProviders => Set<OpenIdConnectProvider>();

    public DbSet<AccountSettings> AccountSettings => Set<AccountSettings>();

    public DbSet<CredentialReport> CredentialReports => Set<CredentialReport>();

    public DbSet<AccessJob> AccessJobs => Set<AccessJob>();

    public DbSet<AccountAlias> AccountAliases => Set<AccountAlias>();

    public DbSet<DelegationRequest> DelegationRequests => Set<DelegationRequest>();

    public DbSet<DelegationTemplate> DelegationTemplates => Set<DelegationTemplate>();

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<MemberAccount> MemberAccounts => Set<MemberAccount>();

    public DbSet<AccountCreation> AccountCreations => Set<AccountCreation>();

    public DbSet<OrganizationalUnit> OrganizationalUnits => Set<OrganizationalUnit>();

    public DbSet<OrganizationPolicy> OrganizationPolicies => Set<OrganizationPolicy>();

    public DbSet<OrganizationPolicyAttachment> OrganizationPolicyAttachments => Set<OrganizationPolicyAttachment>();

    public DbSet<KmsKey> KmsKeys => Set<KmsKey>();

    public DbSet<KmsAlias> KmsAliases => Set<KmsAlias>();

    public DbSet<KeyGrant> KeyGrants => Set<KeyGrant>();

    public DbSet<SageMakerResource> SageMakerResources => Set<SageMakerResource>();

    public DbSet<StoredBucket> S3Buckets => Set<StoredBucket>();

    public DbSet<StoredObject> S3Objects => Set<StoredObject>();

    public DbSet<StoredUpload> S3Uploads => Set<StoredUpload>();

    public DbSet<StoredPart> S3Parts => Set<StoredPart>();

    public DbSet<SageMakerQuota> SageMakerQuotas => Set<SageMakerQuota>();

    public DbSet<NetworkResource> NetworkResources => Set<NetworkResource>();

    public DbSet<LakeStore> LakeStores => Set<LakeStore>();

    public DbSet<LakeSpan> LakeSpans => Set<LakeSpan>();

    public DbSet<LakeQuery> LakeQueries => Set<LakeQuery>();

    public DbSet<LakeQueryPage> LakeQueryPages => Set<LakeQueryPage>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<AuditText> AuditTexts => Set<AuditText>();

    public DbSet<AuditEventResource> AuditEventResources => Set<AuditEventResource>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    public DbSet<RetiredUse> RetiredUses => Set<RetiredUse>();

    public DbSet<RetiredKeyUse> RetiredKeyUses => Set<RetiredKeyUse>();

    public DbSet<DecisionDocument> DecisionDocuments => Set<DecisionDocument>();

    public DbSet<Trail> Trails => Set<Trail>();

    public DbSet<TrailSpan> TrailSpans => Set<TrailSpan>();

    public DbSet<TrailFile> TrailFiles => Set<TrailFile>();

    public DbSet<DigestChain> DigestChains => Set<DigestChain>();

    public DbSet<TrailKey> TrailKeys => Set<TrailKey>();

    public DbSet<DelegatedAdmin> DelegatedAdmins => Set<DelegatedAdmin>();

    public DbSet<SimulatorClockState> SimulatorClock => Set<SimulatorClockState>();

    public DbSet<StoreSecret> StoreSecrets => Set<StoreSecret>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        // One by one: a scan of the assembly costs time at each start and leaves the order to chance.
        model.ApplyConfiguration(new UserConfiguration());
        model.ApplyConfiguration(new GroupConfiguration());
        model.ApplyConfiguration(new GroupMembershipConfiguration());
        model.ApplyConfiguration(new RoleConfiguration());
        model.ApplyConfiguration(new RoleDeletionTaskConfiguration());
        model.ApplyConfiguration(new InstanceProfileConfiguration());
        model.ApplyConfiguration(new ManagedPolicyConfiguration());
        model.ApplyConfiguration(new ManagedPolicyVersionConfiguration());
        model.ApplyConfiguration(new PolicyAttachmentConfiguration());
        model.ApplyConfiguration(new InlinePolicyConfiguration());
        model.ApplyConfiguration(new LoginProfileConfiguration());
        model.ApplyConfiguration(new PasswordHistoryEntryConfiguration());
        model.ApplyConfiguration(new PasswordPolicyConfiguration());
        model.ApplyConfiguration(new MfaDeviceConfiguration());
        model.ApplyConfiguration(new SpentChallengeConfiguration());
        model.ApplyConfiguration(new RootUserConfiguration());
        model.ApplyConfiguration(new SignedOutConfiguration());
        model.ApplyConfiguration(new AccessKeyConfiguration());
        model.ApplyConfiguration(new ServerCertificateConfiguration());
        model.ApplyConfiguration(new SigningCertificateConfiguration());
        model.ApplyConfiguration(new SshPublicKeyConfiguration());
        model.ApplyConfiguration(new ServiceCredentialConfiguration());
        model.ApplyConfiguration(new SamlProviderConfiguration());
        model.ApplyConfiguration(new SamlProviderKeyConfiguration());
        model.ApplyConfiguration(new OpenIdConnectProviderConfiguration());
        model.ApplyConfiguration(new AccountSettingsConfiguration());
        model.ApplyConfiguration(new CredentialReportConfiguration());
        model.ApplyConfiguration(new AccessJobConfiguration());
        model.ApplyConfiguration(new AccountAliasConfiguration());
        model.ApplyConfiguration(new DelegationRequestConfiguration());
        model.ApplyConfiguration(new DelegationTemplateConfiguration());
        model.ApplyConfiguration(new OrganizationConfiguration());
        model.ApplyConfiguration(new MemberAccountConfiguration());
        model.ApplyConfiguration(new AccountCreationConfiguration());
        model.ApplyConfiguration(new OrganizationalUnitConfiguration());
        model.ApplyConfiguration(new OrganizationPolicyConfiguration());
        model.ApplyConfiguration(new OrganizationPolicyAttachmentConfiguration());
        model.ApplyConfiguration(new AuditEventConfiguration(IsSqlite));
        model.ApplyConfiguration(new AuditTextConfiguration(IsSqlite));
        model.ApplyConfiguration(new LakeStoreConfiguration());
        model.ApplyConfiguration(new LakeSpanConfiguration());
        model.ApplyConfiguration(new LakeQueryConfiguration());
        model.ApplyConfiguration(new LakeQueryPageConfiguration());
        model.ApplyConfiguration(new AuditEventResourceConfiguration());
        model.ApplyConfiguration(new AuditHeadConfiguration());
        model.ApplyConfiguration(new AuditSealConfiguration());
        model.ApplyConfiguration(new RetiredUseConfiguration());
        model.ApplyConfiguration(new RetiredKeyUseConfiguration());
        model.ApplyConfiguration(new DecisionDocumentConfiguration());
        model.ApplyConfiguration(new TrailConfiguration());
        model.ApplyConfiguration(new TrailSpanConfiguration());
        model.ApplyConfiguration(new TrailFileConfiguration());
        model.ApplyConfiguration(new DigestChainConfiguration());
        model.ApplyConfiguration(new TrailKeyConfiguration());
        model.ApplyConfiguration(new DelegatedAdminConfiguration());
        model.ApplyConfiguration(new KmsKeyConfiguration());
        model.ApplyConfiguration(new KmsAliasConfiguration());
        model.ApplyConfiguration(new KeyGrantConfiguration());
        model.ApplyConfiguration(new SageMakerResourceConfiguration());
        model.ApplyConfiguration(new StoredBucketConfiguration());
        model.ApplyConfiguration(new StoredObjectConfiguration());
        model.ApplyConfiguration(new StoredUploadConfiguration());
        model.ApplyConfiguration(new StoredPartConfiguration());
        model.ApplyConfiguration(new SageMakerQuotaConfiguration());
        model.ApplyConfiguration(new NetworkResourceConfiguration());
        model.ApplyConfiguration(new SimulatorClockStateConfiguration());
        model.ApplyConfiguration(new StoreSecretConfiguration());
    }
}

/// <summary>The database on SQLite.</summary>
internal sealed class SqliteIamDb(DbContextOptions<SqliteIamDb> options) : IamDb(options)
{
    public override bool IsSqlite => true;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<Guid>().HaveConversion<GuidBytesConverter>();
    }
}

/// <summary>The database on PostgreSQL.</summary>
internal sealed class PostgreSqlIamDb(DbContextOptions<PostgreSqlIamDb> options) : IamDb(options)
{
    public override bool IsSqlite => false;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);

        // Text is compared byte by byte, as SQLite does it, whatever the database's locale: lists come in one order on both.
        conventions.Properties<string>().UseCollation("C");
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);

        // But for texts that are stored as numbers, which have no collation.
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.GetProviderClrType() == typeof(long) || property.GetValueConverter()?.ProviderClrType == typeof(long))
            {
                property.SetCollation(null);
            }
        }
    }
}
