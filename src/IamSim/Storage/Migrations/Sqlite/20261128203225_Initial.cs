using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IamSim.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessJobs",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    PrincipalId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Report = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessJobs", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AccessKeys",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    ProtectedSecret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessKeys", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AccountAliases",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Alias = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountAliases", x => new { x.AccountId, x.Alias });
                });

            migrationBuilder.CreateTable(
                name: "AccountCreations",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    AccountName = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAccountId = table.Column<string>(type: "TEXT", nullable: true),
                    FailureReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountCreations", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AccountSettings",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    TokenVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    TokenIssuer = table.Column<string>(type: "TEXT", nullable: true),
                    IssuesTokens = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountSettings", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "AuditEventResources",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<int>(type: "INTEGER", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEventResources", x => new { x.AccountId, x.Text, x.EventId });
                });

            migrationBuilder.CreateTable(
                name: "AuditEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    EventKey = table.Column<long>(type: "INTEGER", nullable: false),
                    EventTime = table.Column<long>(type: "INTEGER", nullable: false),
                    EventNameText = table.Column<int>(type: "INTEGER", nullable: false),
                    EventSourceText = table.Column<int>(type: "INTEGER", nullable: false),
                    UserNameText = table.Column<int>(type: "INTEGER", nullable: true),
                    PrincipalIdText = table.Column<int>(type: "INTEGER", nullable: true),
                    PrincipalArnText = table.Column<int>(type: "INTEGER", nullable: true),
                    SessionArnText = table.Column<int>(type: "INTEGER", nullable: true),
                    AccessKeyIdText = table.Column<int>(type: "INTEGER", nullable: true),
                    SourceIpText = table.Column<int>(type: "INTEGER", nullable: true),
                    ErrorCodeText = table.Column<int>(type: "INTEGER", nullable: true),
                    ReadOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    MfaAuthenticated = table.Column<bool>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    LatestTime = table.Column<long>(type: "INTEGER", nullable: false),
                    WasTurnedBack = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    FromSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    ToSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    StartHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EndHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FirstEventTime = table.Column<long>(type: "INTEGER", nullable: false),
                    NewestEventTime = table.Column<long>(type: "INTEGER", nullable: false),
                    SealedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PreviousSeal = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RetiredAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => new { x.AccountId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "AuditTexts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditTexts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CredentialReports",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GeneratedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CredentialReports", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DecisionDocuments",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionDocuments", x => new { x.AccountId, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "DelegatedAdmins",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    MemberAccountId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DelegatedAdmins", x => new { x.AccountId, x.MemberAccountId });
                });

            migrationBuilder.CreateTable(
                name: "DelegationRequests",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    RequestorWorkflowId = table.Column<string>(type: "TEXT", nullable: false),
                    RequestorName = table.Column<string>(type: "TEXT", nullable: true),
                    OwnerAccountId = table.Column<string>(type: "TEXT", nullable: true),
                    OwnerArn = table.Column<string>(type: "TEXT", nullable: true),
                    ApproverArn = table.Column<string>(type: "TEXT", nullable: true),
                    ApproverId = table.Column<string>(type: "TEXT", nullable: true),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    RequestMessage = table.Column<string>(type: "TEXT", nullable: true),
                    PolicyTemplateArn = table.Column<string>(type: "TEXT", nullable: false),
                    Parameters = table.Column<string>(type: "TEXT", nullable: false),
                    PermissionPolicy = table.Column<string>(type: "TEXT", nullable: false),
                    NotificationChannel = table.Column<string>(type: "TEXT", nullable: false),
                    RedirectUrl = table.Column<string>(type: "TEXT", nullable: true),
                    SessionDuration = table.Column<int>(type: "INTEGER", nullable: false),
                    OnlySendByOwner = table.Column<bool>(type: "INTEGER", nullable: false),
                    Notes = table.Column<string>(type: "TEXT", nullable: true),
                    RejectionReason = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TokenSentAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DelegationRequests", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "DelegationTemplates",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Arn = table.Column<string>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    RequestorName = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DelegationTemplates", x => new { x.AccountId, x.Arn });
                });

            migrationBuilder.CreateTable(
                name: "DigestChains",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    TrailId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SourceAccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    PreviousBucket = table.Column<string>(type: "TEXT", nullable: true),
                    PreviousKey = table.Column<string>(type: "TEXT", nullable: true),
                    PreviousHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PreviousSignature = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestChains", x => new { x.AccountId, x.TrailId, x.SourceAccountId, x.Region });
                });

            migrationBuilder.CreateTable(
                name: "GroupMemberships",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    GroupId = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMemberships", x => new { x.AccountId, x.GroupId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "Groups",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Groups", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "InlinePolicies",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    PrincipalId = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    PrincipalKind = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InlinePolicies", x => new { x.AccountId, x.PrincipalId, x.NameKey });
                });

            migrationBuilder.CreateTable(
                name: "InstanceProfiles",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RoleId = table.Column<string>(type: "TEXT", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstanceProfiles", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "KeyGrants",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Grantee = table.Column<string>(type: "TEXT", nullable: false),
                    RetiringPrincipal = table.Column<string>(type: "TEXT", nullable: true),
                    PrincipalIds = table.Column<string>(type: "TEXT", nullable: false),
                    Operations = table.Column<string>(type: "TEXT", nullable: false),
                    ContextEquals = table.Column<string>(type: "TEXT", nullable: true),
                    ContextSubset = table.Column<string>(type: "TEXT", nullable: true),
                    IssuingAccount = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyGrants", x => new { x.AccountId, x.Region, x.KeyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "KmsAliases",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KmsAliases", x => new { x.AccountId, x.Region, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "KmsKeys",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Policy = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyPrincipals = table.Column<string>(type: "TEXT", nullable: false),
                    ProtectedMaterial = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MaterialId = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DeletionAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsAwsManaged = table.Column<bool>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KmsKeys", x => new { x.AccountId, x.Region, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "LakeQueries",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    StoreId = table.Column<string>(type: "TEXT", nullable: false),
                    Statement = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Deadline = table.Column<long>(type: "INTEGER", nullable: false),
                    ExecutionMilliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    EventsMatched = table.Column<long>(type: "INTEGER", nullable: false),
                    EventsScanned = table.Column<long>(type: "INTEGER", nullable: false),
                    BytesScanned = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Columns = table.Column<string>(type: "TEXT", nullable: true),
                    ErrorMessage = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LakeQueries", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "LakeQueryPages",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    QueryId = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LakeQueryPages", x => new { x.AccountId, x.QueryId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "LakeSpans",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    StoreId = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    EventSelectors = table.Column<string>(type: "TEXT", nullable: false),
                    OnlyRegion = table.Column<string>(type: "TEXT", nullable: true),
                    IsOrganization = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LakeSpans", x => new { x.AccountId, x.StoreId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "LakeStores",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    EventSelectors = table.Column<string>(type: "TEXT", nullable: false),
                    IsMultiRegion = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsOrganization = table.Column<bool>(type: "INTEGER", nullable: false),
                    RetentionPeriod = table.Column<int>(type: "INTEGER", nullable: false),
                    BillingMode = table.Column<string>(type: "TEXT", nullable: false),
                    IsTerminationProtected = table.Column<bool>(type: "INTEGER", nullable: false),
                    KmsKeyId = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Spans = table.Column<int>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    ResourcePolicy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LakeStores", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "LoginProfiles",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PasswordChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PasswordResetRequired = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoginProfiles", x => new { x.AccountId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "ManagedPolicies",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Arn = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: true),
                    DefaultVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    LatestVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagedPolicies", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ManagedPolicyVersions",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyId = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagedPolicyVersions", x => new { x.AccountId, x.PolicyId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "MemberAccounts",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    ManagementAccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", nullable: false),
                    EmailKey = table.Column<string>(type: "TEXT", nullable: false),
                    ParentId = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    JoinedMethod = table.Column<string>(type: "TEXT", nullable: false),
                    JoinedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberAccounts", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "MfaDevices",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    SerialNumber = table.Column<string>(type: "TEXT", nullable: false),
                    SerialKey = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Path = table.Column<string>(type: "TEXT", nullable: true),
                    IsVirtual = table.Column<bool>(type: "INTEGER", nullable: false),
                    ProtectedSeed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    UserIsRoot = table.Column<bool>(type: "INTEGER", nullable: false),
                    EnabledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UsedSteps = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CredentialId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SignatureCounter = table.Column<long>(type: "INTEGER", nullable: false),
                    Certifications = table.Column<string>(type: "TEXT", nullable: true),
                    DriftSteps = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MfaDevices", x => new { x.AccountId, x.SerialNumber });
                });

            migrationBuilder.CreateTable(
                name: "NetworkResources",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    VpcId = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkResources", x => new { x.AccountId, x.Region, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "OpenIdConnectProviders",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: false),
                    ClientIds = table.Column<string>(type: "TEXT", nullable: false),
                    Thumbprints = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenIdConnectProviders", x => new { x.AccountId, x.Url });
                });

            migrationBuilder.CreateTable(
                name: "OrganizationPolicies",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationPolicies", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "OrganizationPolicyAttachments",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    TargetId = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyId = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyType = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationPolicyAttachments", x => new { x.AccountId, x.TargetId, x.PolicyId });
                });

            migrationBuilder.CreateTable(
                name: "OrganizationalUnits",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    ParentId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationalUnits", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Organizations",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: true),
                    RootId = table.Column<string>(type: "TEXT", nullable: false),
                    FeatureSet = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EnabledPolicyTypes = table.Column<string>(type: "TEXT", nullable: false),
                    ManagesRootCredentials = table.Column<bool>(type: "INTEGER", nullable: false),
                    AllowsRootSessions = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organizations", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "PasswordHistory",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PasswordHistory", x => new { x.AccountId, x.UserId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "PasswordPolicies",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    MinimumPasswordLength = table.Column<int>(type: "INTEGER", nullable: false),
                    RequireSymbols = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequireNumbers = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequireUppercaseCharacters = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequireLowercaseCharacters = table.Column<bool>(type: "INTEGER", nullable: false),
                    AllowUsersToChangePassword = table.Column<bool>(type: "INTEGER", nullable: false),
                    MaxPasswordAge = table.Column<int>(type: "INTEGER", nullable: true),
                    PasswordReusePrevention = table.Column<int>(type: "INTEGER", nullable: true),
                    HardExpiry = table.Column<bool>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PasswordPolicies", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "PolicyAttachments",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    PrincipalId = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyArn = table.Column<string>(type: "TEXT", nullable: false),
                    PrincipalKind = table.Column<int>(type: "INTEGER", nullable: false),
                    AttachedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyAttachments", x => new { x.AccountId, x.PrincipalId, x.PolicyArn });
                });

            migrationBuilder.CreateTable(
                name: "RetiredKeyUses",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    AccessKeyId = table.Column<string>(type: "TEXT", nullable: false),
                    Time = table.Column<long>(type: "INTEGER", nullable: false),
                    EventSource = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetiredKeyUses", x => new { x.AccountId, x.AccessKeyId });
                });

            migrationBuilder.CreateTable(
                name: "RetiredUses",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Principal = table.Column<string>(type: "TEXT", nullable: false),
                    EventSource = table.Column<string>(type: "TEXT", nullable: false),
                    EventName = table.Column<string>(type: "TEXT", nullable: false),
                    Time = table.Column<long>(type: "INTEGER", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetiredUses", x => new { x.AccountId, x.Principal, x.EventSource, x.EventName });
                });

            migrationBuilder.CreateTable(
                name: "RoleDeletionTasks",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleDeletionTasks", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Roles",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TrustPolicy = table.Column<string>(type: "TEXT", nullable: false),
                    TrustedIds = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: true),
                    MaxSessionDuration = table.Column<int>(type: "INTEGER", nullable: false),
                    PermissionsBoundaryArn = table.Column<string>(type: "TEXT", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastUsedRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Roles", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RootUsers",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: false),
                    PasswordChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PasswordLastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RootUsers", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "S3Buckets",
                columns: table => new
                {
                    Partition = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Policy = table.Column<string>(type: "TEXT", nullable: true),
                    IsPolicyPublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasPublicAccessBlock = table.Column<bool>(type: "INTEGER", nullable: false),
                    BlockPublicAcls = table.Column<bool>(type: "INTEGER", nullable: false),
                    IgnorePublicAcls = table.Column<bool>(type: "INTEGER", nullable: false),
                    BlockPublicPolicy = table.Column<bool>(type: "INTEGER", nullable: false),
                    RestrictPublicBuckets = table.Column<bool>(type: "INTEGER", nullable: false),
                    EncryptionAlgorithm = table.Column<string>(type: "TEXT", nullable: false),
                    EncryptionKeyId = table.Column<string>(type: "TEXT", nullable: true),
                    BucketKeyEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Ownership = table.Column<string>(type: "TEXT", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_S3Buckets", x => new { x.Partition, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "S3Objects",
                columns: table => new
                {
                    BucketId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: false),
                    ModifiedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EncryptionAlgorithm = table.Column<string>(type: "TEXT", nullable: false),
                    EncryptionKeyArn = table.Column<string>(type: "TEXT", nullable: true),
                    BucketKeyEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    UploadId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PartsCount = table.Column<int>(type: "INTEGER", nullable: true),
                    FileId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Inline = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_S3Objects", x => new { x.BucketId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "S3Parts",
                columns: table => new
                {
                    UploadId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: false),
                    Md5 = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ChecksumAlgorithm = table.Column<string>(type: "TEXT", nullable: true),
                    Checksum = table.Column<string>(type: "TEXT", nullable: true),
                    ModifiedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FileId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Inline = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_S3Parts", x => new { x.UploadId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "S3Uploads",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BucketId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    InitiatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EncryptionAlgorithm = table.Column<string>(type: "TEXT", nullable: false),
                    EncryptionKeyArn = table.Column<string>(type: "TEXT", nullable: true),
                    BucketKeyEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_S3Uploads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SageMakerQuotas",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Use = table.Column<int>(type: "INTEGER", nullable: false),
                    InstanceType = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SageMakerQuotas", x => new { x.AccountId, x.Region, x.Use, x.InstanceType });
                });

            migrationBuilder.CreateTable(
                name: "SageMakerResources",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Arn = table.Column<string>(type: "TEXT", nullable: false),
                    Request = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    SecondaryStatus = table.Column<string>(type: "TEXT", nullable: false),
                    FailureReason = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ModifiedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    AccessPath = table.Column<string>(type: "TEXT", nullable: true),
                    ParentArn = table.Column<string>(type: "TEXT", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SageMakerResources", x => new { x.AccountId, x.Region, x.Kind, x.NameKey });
                });

            migrationBuilder.CreateTable(
                name: "SamlProviderKeys",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    ProtectedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamlProviderKeys", x => new { x.AccountId, x.ProviderId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SamlProviders",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Metadata = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    AssertionEncryptionMode = table.Column<string>(type: "TEXT", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamlProviders", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ServerCertificates",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Chain = table.Column<string>(type: "TEXT", nullable: true),
                    UploadedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServerCertificates", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ServiceCredentials",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Service = table.Column<string>(type: "TEXT", nullable: false),
                    Alias = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceCredentials", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SignedOut",
                columns: table => new
                {
                    SignInId = table.Column<string>(type: "TEXT", nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedOut", x => x.SignInId);
                });

            migrationBuilder.CreateTable(
                name: "SigningCertificates",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Thumbprint = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    UploadedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningCertificates", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SimulatorClock",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    FrozenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OffsetMilliseconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SimulatorClock", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SpentChallenges",
                columns: table => new
                {
                    Challenge = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentChallenges", x => x.Challenge);
                });

            migrationBuilder.CreateTable(
                name: "SshPublicKeys",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    UploadedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SshPublicKeys", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "StoreSecrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoreSecrets", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "TrailFiles",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    TrailId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FileId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SourceAccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Bucket = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Oldest = table.Column<long>(type: "INTEGER", nullable: true),
                    Newest = table.Column<long>(type: "INTEGER", nullable: true),
                    Time = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Signature = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IsForDigest = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrailFiles", x => new { x.AccountId, x.TrailId, x.FileId });
                });

            migrationBuilder.CreateTable(
                name: "TrailKeys",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ValidFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidUntil = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrailKeys", x => new { x.AccountId, x.Region, x.Fingerprint });
                });

            migrationBuilder.CreateTable(
                name: "TrailSpans",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    TrailId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SourceAccountId = table.Column<string>(type: "TEXT", nullable: false),
                    After = table.Column<long>(type: "INTEGER", nullable: false),
                    Done = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    LastEventId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrailSpans", x => new { x.AccountId, x.TrailId, x.SourceAccountId, x.After });
                });

            migrationBuilder.CreateTable(
                name: "Trails",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    HomeRegion = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Partition = table.Column<string>(type: "TEXT", nullable: false),
                    Bucket = table.Column<string>(type: "TEXT", nullable: false),
                    Prefix = table.Column<string>(type: "TEXT", nullable: true),
                    SnsTopicArn = table.Column<string>(type: "TEXT", nullable: true),
                    LogGroupArn = table.Column<string>(type: "TEXT", nullable: true),
                    LogRoleArn = table.Column<string>(type: "TEXT", nullable: true),
                    KmsKeyArn = table.Column<string>(type: "TEXT", nullable: true),
                    IncludesGlobalServices = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsMultiRegion = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsOrganizationTrail = table.Column<bool>(type: "INTEGER", nullable: false),
                    ValidatedSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Selectors = table.Column<string>(type: "TEXT", nullable: true),
                    InsightSelectors = table.Column<string>(type: "TEXT", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    IsLogging = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeliveredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeliveryTriedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeliveryError = table.Column<string>(type: "TEXT", nullable: true),
                    DigestDeliveredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DigestError = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trails", x => new { x.AccountId, x.HomeRegion, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PermissionsBoundaryArn = table.Column<string>(type: "TEXT", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    PasswordLastUsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessKeys_AccountId_UserId",
                table: "AccessKeys",
                columns: new[] { "AccountId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessKeys_Id",
                table: "AccessKeys",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountAliases_Alias",
                table: "AccountAliases",
                column: "Alias",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccessKeyIdText",
                table: "AuditEvents",
                column: "AccessKeyIdText",
                filter: "\"AccessKeyIdText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_EventTime",
                table: "AuditEvents",
                columns: new[] { "AccountId", "EventTime" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_ReadOnly",
                table: "AuditEvents",
                columns: new[] { "AccountId", "ReadOnly" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_Sequence",
                table: "AuditEvents",
                columns: new[] { "AccountId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_ErrorCodeText",
                table: "AuditEvents",
                column: "ErrorCodeText",
                filter: "\"ErrorCodeText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_EventKey",
                table: "AuditEvents",
                column: "EventKey");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_EventNameText",
                table: "AuditEvents",
                column: "EventNameText");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_EventSourceText",
                table: "AuditEvents",
                column: "EventSourceText");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_PrincipalArnText",
                table: "AuditEvents",
                column: "PrincipalArnText",
                filter: "\"PrincipalArnText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_SessionArnText",
                table: "AuditEvents",
                column: "SessionArnText",
                filter: "\"SessionArnText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_SourceIpText",
                table: "AuditEvents",
                column: "SourceIpText",
                filter: "\"SourceIpText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_UserNameText",
                table: "AuditEvents",
                column: "UserNameText",
                filter: "\"UserNameText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditHeads_EventId",
                table: "AuditHeads",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeals_Retired",
                table: "AuditSeals",
                columns: new[] { "AccountId", "ToSequence" },
                filter: "\"RetiredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditTexts_AccountId_Text",
                table: "AuditTexts",
                columns: new[] { "AccountId", "Text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DelegationRequests_AccountId_RequestorWorkflowId",
                table: "DelegationRequests",
                columns: new[] { "AccountId", "RequestorWorkflowId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DelegationRequests_Id",
                table: "DelegationRequests",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DelegationRequests_OwnerAccountId_Id",
                table: "DelegationRequests",
                columns: new[] { "OwnerAccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupMemberships_AccountId_UserId",
                table: "GroupMemberships",
                columns: new[] { "AccountId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Groups_AccountId_NameKey",
                table: "Groups",
                columns: new[] { "AccountId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InstanceProfiles_AccountId_NameKey",
                table: "InstanceProfiles",
                columns: new[] { "AccountId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InstanceProfiles_AccountId_RoleId",
                table: "InstanceProfiles",
                columns: new[] { "AccountId", "RoleId" });

            migrationBuilder.CreateIndex(
                name: "IX_KeyGrants_RetiringPrincipal",
                table: "KeyGrants",
                column: "RetiringPrincipal",
                filter: "\"RetiringPrincipal\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_KmsAliases_AccountId_Region_KeyId",
                table: "KmsAliases",
                columns: new[] { "AccountId", "Region", "KeyId" });

            migrationBuilder.CreateIndex(
                name: "IX_LakeQueries_AccountId_CreatedAt",
                table: "LakeQueries",
                columns: new[] { "AccountId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LakeQueries_AccountId_StoreId_CreatedAt",
                table: "LakeQueries",
                columns: new[] { "AccountId", "StoreId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LakeStores_AccountId_Region_Name",
                table: "LakeStores",
                columns: new[] { "AccountId", "Region", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ManagedPolicies_AccountId_Arn",
                table: "ManagedPolicies",
                columns: new[] { "AccountId", "Arn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ManagedPolicies_AccountId_NameKey",
                table: "ManagedPolicies",
                columns: new[] { "AccountId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MemberAccounts_EmailKey",
                table: "MemberAccounts",
                column: "EmailKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MemberAccounts_ManagementAccountId_AccountId",
                table: "MemberAccounts",
                columns: new[] { "ManagementAccountId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberAccounts_ManagementAccountId_ParentId_AccountId",
                table: "MemberAccounts",
                columns: new[] { "ManagementAccountId", "ParentId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_MfaDevices_AccountId_SerialKey",
                table: "MfaDevices",
                columns: new[] { "AccountId", "SerialKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MfaDevices_AccountId_UserId",
                table: "MfaDevices",
                columns: new[] { "AccountId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_NetworkResources_AccountId_Region_Kind",
                table: "NetworkResources",
                columns: new[] { "AccountId", "Region", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_NetworkResources_AccountId_Region_VpcId",
                table: "NetworkResources",
                columns: new[] { "AccountId", "Region", "VpcId" });

            migrationBuilder.CreateIndex(
                name: "IX_NetworkResources_Id",
                table: "NetworkResources",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationPolicies_AccountId_Type_Name",
                table: "OrganizationPolicies",
                columns: new[] { "AccountId", "Type", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationPolicyAttachments_AccountId_PolicyId_TargetId",
                table: "OrganizationPolicyAttachments",
                columns: new[] { "AccountId", "PolicyId", "TargetId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationalUnits_AccountId_ParentId_Name",
                table: "OrganizationalUnits",
                columns: new[] { "AccountId", "ParentId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Id",
                table: "Organizations",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PolicyAttachments_AccountId_PolicyArn",
                table: "PolicyAttachments",
                columns: new[] { "AccountId", "PolicyArn" });

            migrationBuilder.CreateIndex(
                name: "IX_Roles_AccountId_NameKey",
                table: "Roles",
                columns: new[] { "AccountId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Roles_AccountId_PermissionsBoundaryArn",
                table: "Roles",
                columns: new[] { "AccountId", "PermissionsBoundaryArn" },
                filter: "\"PermissionsBoundaryArn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_S3Buckets_AccountId_Partition_Name",
                table: "S3Buckets",
                columns: new[] { "AccountId", "Partition", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_S3Objects_FileId",
                table: "S3Objects",
                column: "FileId",
                filter: "\"FileId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_S3Objects_UploadId",
                table: "S3Objects",
                column: "UploadId",
                filter: "\"UploadId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_S3Parts_FileId",
                table: "S3Parts",
                column: "FileId",
                filter: "\"FileId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_S3Uploads_BucketId_Key",
                table: "S3Uploads",
                columns: new[] { "BucketId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_SageMakerResources_AccountId_ParentArn",
                table: "SageMakerResources",
                columns: new[] { "AccountId", "ParentArn" });

            migrationBuilder.CreateIndex(
                name: "IX_SageMakerResources_DueAt",
                table: "SageMakerResources",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_SamlProviders_AccountId_NameKey",
                table: "SamlProviders",
                columns: new[] { "AccountId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServerCertificates_AccountId_NameKey",
                table: "ServerCertificates",
                columns: new[] { "AccountId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCredentials_AccountId_UserId_Service_Alias",
                table: "ServiceCredentials",
                columns: new[] { "AccountId", "UserId", "Service", "Alias" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SigningCertificates_AccountId_Thumbprint",
                table: "SigningCertificates",
                columns: new[] { "AccountId", "Thumbprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SigningCertificates_AccountId_UserId",
                table: "SigningCertificates",
                columns: new[] { "AccountId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_SshPublicKeys_AccountId_UserId_Fingerprint",
                table: "SshPublicKeys",
                columns: new[] { "AccountId", "UserId", "Fingerprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Users_AccountId_NameKey",
                table: "Users",
                columns: new[] { "AccountId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Users_AccountId_PermissionsBoundaryArn",
                table: "Users",
                columns: new[] { "AccountId", "PermissionsBoundaryArn" },
                filter: "\"PermissionsBoundaryArn\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessJobs");

            migrationBuilder.DropTable(
                name: "AccessKeys");

            migrationBuilder.DropTable(
                name: "AccountAliases");

            migrationBuilder.DropTable(
                name: "AccountCreations");

            migrationBuilder.DropTable(
                name: "AccountSettings");

            migrationBuilder.DropTable(
                name: "AuditEventResources");

            migrationBuilder.DropTable(
                name: "AuditEvents");

            migrationBuilder.DropTable(
                name: "AuditHeads");

            migrationBuilder.DropTable(
                name: "AuditSeals");

            migrationBuilder.DropTable(
                name: "AuditTexts");

            migrationBuilder.DropTable(
                name: "CredentialReports");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DecisionDocuments");

            migrationBuilder.DropTable(
                name: "DelegatedAdmins");

            migrationBuilder.DropTable(
                name: "DelegationRequests");

            migrationBuilder.DropTable(
                name: "DelegationTemplates");

            migrationBuilder.DropTable(
                name: "DigestChains");

            migrationBuilder.DropTable(
                name: "GroupMemberships");

            migrationBuilder.DropTable(
                name: "Groups");

            migrationBuilder.DropTable(
                name: "InlinePolicies");

            migrationBuilder.DropTable(
                name: "InstanceProfiles");

            migrationBuilder.DropTable(
                name: "KeyGrants");

            migrationBuilder.DropTable(
                name: "KmsAliases");

            migrationBuilder.DropTable(
                name: "KmsKeys");

            migrationBuilder.DropTable(
                name: "LakeQueries");

            migrationBuilder.DropTable(
                name: "LakeQueryPages");

            migrationBuilder.DropTable(
                name: "LakeSpans");

            migrationBuilder.DropTable(
                name: "LakeStores");

            migrationBuilder.DropTable(
                name: "LoginProfiles");

            migrationBuilder.DropTable(
                name: "ManagedPolicies");

            migrationBuilder.DropTable(
                name: "ManagedPolicyVersions");

            migrationBuilder.DropTable(
                name: "MemberAccounts");

            migrationBuilder.DropTable(
                name: "MfaDevices");

            migrationBuilder.DropTable(
                name: "NetworkResources");

            migrationBuilder.DropTable(
                name: "OpenIdConnectProviders");

            migrationBuilder.DropTable(
                name: "OrganizationPolicies");

            migrationBuilder.DropTable(
                name: "OrganizationPolicyAttachments");

            migrationBuilder.DropTable(
                name: "OrganizationalUnits");

            migrationBuilder.DropTable(
                name: "Organizations");

            migrationBuilder.DropTable(
                name: "PasswordHistory");

            migrationBuilder.DropTable(
                name: "PasswordPolicies");

            migrationBuilder.DropTable(
                name: "PolicyAttachments");

            migrationBuilder.DropTable(
                name: "RetiredKeyUses");

            migrationBuilder.DropTable(
                name: "RetiredUses");

            migrationBuilder.DropTable(
                name: "RoleDeletionTasks");

            migrationBuilder.DropTable(
                name: "Roles");

            migrationBuilder.DropTable(
                name: "RootUsers");

            migrationBuilder.DropTable(
                name: "S3Buckets");

            migrationBuilder.DropTable(
                name: "S3Objects");

            migrationBuilder.DropTable(
                name: "S3Parts");

            migrationBuilder.DropTable(
                name: "S3Uploads");

            migrationBuilder.DropTable(
                name: "SageMakerQuotas");

            migrationBuilder.DropTable(
                name: "SageMakerResources");

            migrationBuilder.DropTable(
                name: "SamlProviderKeys");

            migrationBuilder.DropTable(
                name: "SamlProviders");

            migrationBuilder.DropTable(
                name: "ServerCertificates");

            migrationBuilder.DropTable(
                name: "ServiceCredentials");

            migrationBuilder.DropTable(
                name: "SignedOut");

            migrationBuilder.DropTable(
                name: "SigningCertificates");

            migrationBuilder.DropTable(
                name: "SimulatorClock");

            migrationBuilder.DropTable(
                name: "SpentChallenges");

            migrationBuilder.DropTable(
                name: "SshPublicKeys");

            migrationBuilder.DropTable(
                name: "StoreSecrets");

            migrationBuilder.DropTable(
                name: "TrailFiles");

            migrationBuilder.DropTable(
                name: "TrailKeys");

            migrationBuilder.DropTable(
                name: "TrailSpans");

            migrationBuilder.DropTable(
                name: "Trails");

            migrationBuilder.DropTable(
                name: "Users");
        }
    }
}
