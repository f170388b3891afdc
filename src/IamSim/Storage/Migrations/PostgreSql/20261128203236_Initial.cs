using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace IamSim.Storage.Migrations.PostgreSql
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
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PrincipalId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Report = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessJobs", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AccessKeys",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ProtectedSecret = table.Column<byte[]>(type: "bytea", nullable: false),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    DeletedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessKeys", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AccountAliases",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Alias = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountAliases", x => new { x.AccountId, x.Alias });
                });

            migrationBuilder.CreateTable(
                name: "AccountCreations",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AccountName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAccountId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    FailureReason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountCreations", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AccountSettings",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TokenVersion = table.Column<int>(type: "integer", nullable: false),
                    TokenIssuer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IssuesTokens = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountSettings", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "AuditEventResources",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<int>(type: "integer", nullable: false),
                    EventId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEventResources", x => new { x.AccountId, x.Text, x.EventId });
                });

            migrationBuilder.CreateTable(
                name: "AuditEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    EventKey = table.Column<long>(type: "bigint", nullable: false),
                    EventTime = table.Column<long>(type: "bigint", nullable: false),
                    EventNameText = table.Column<int>(type: "integer", nullable: false),
                    EventSourceText = table.Column<int>(type: "integer", nullable: false),
                    UserNameText = table.Column<int>(type: "integer", nullable: true),
                    PrincipalIdText = table.Column<int>(type: "integer", nullable: true),
                    PrincipalArnText = table.Column<int>(type: "integer", nullable: true),
                    SessionArnText = table.Column<int>(type: "integer", nullable: true),
                    AccessKeyIdText = table.Column<int>(type: "integer", nullable: true),
                    SourceIpText = table.Column<int>(type: "integer", nullable: true),
                    ErrorCodeText = table.Column<int>(type: "integer", nullable: true),
                    ReadOnly = table.Column<bool>(type: "boolean", nullable: false),
                    MfaAuthenticated = table.Column<bool>(type: "boolean", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEvents", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    LatestTime = table.Column<long>(type: "bigint", nullable: false),
                    WasTurnedBack = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    FromSequence = table.Column<long>(type: "bigint", nullable: false),
                    ToSequence = table.Column<long>(type: "bigint", nullable: false),
                    StartHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    EndHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    FirstEventTime = table.Column<long>(type: "bigint", nullable: false),
                    NewestEventTime = table.Column<long>(type: "bigint", nullable: false),
                    SealedAt = table.Column<long>(type: "bigint", nullable: false),
                    PreviousSeal = table.Column<byte[]>(type: "bytea", nullable: false),
                    KeyId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    Signature = table.Column<byte[]>(type: "bytea", nullable: false),
                    RetiredAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => new { x.AccountId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "AuditTexts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditTexts", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CredentialReports",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    GeneratedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CredentialReports", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Xml = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DecisionDocuments",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionDocuments", x => new { x.AccountId, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "DelegatedAdmins",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MemberAccountId = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DelegatedAdmins", x => new { x.AccountId, x.MemberAccountId });
                });

            migrationBuilder.CreateTable(
                name: "DelegationRequests",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RequestorWorkflowId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RequestorName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    OwnerAccountId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    OwnerArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ApproverArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ApproverId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RequestMessage = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PolicyTemplateArn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Parameters = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PermissionPolicy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NotificationChannel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RedirectUrl = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SessionDuration = table.Column<int>(type: "integer", nullable: false),
                    OnlySendByOwner = table.Column<bool>(type: "boolean", nullable: false),
                    Notes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    RejectionReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    TokenSentAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DelegationRequests", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "DelegationTemplates",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Arn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Document = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RequestorName = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DelegationTemplates", x => new { x.AccountId, x.Arn });
                });

            migrationBuilder.CreateTable(
                name: "DigestChains",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TrailId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceAccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    PreviousBucket = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PreviousKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PreviousHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    PreviousSignature = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestChains", x => new { x.AccountId, x.TrailId, x.SourceAccountId, x.Region });
                });

            migrationBuilder.CreateTable(
                name: "GroupMemberships",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GroupId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMemberships", x => new { x.AccountId, x.GroupId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "Groups",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Groups", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "InlinePolicies",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PrincipalId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PrincipalKind = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Document = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InlinePolicies", x => new { x.AccountId, x.PrincipalId, x.NameKey });
                });

            migrationBuilder.CreateTable(
                name: "InstanceProfiles",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    RoleId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstanceProfiles", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "KeyGrants",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    KeyId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Grantee = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RetiringPrincipal = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PrincipalIds = table.Column<string>(type: "text", nullable: false),
                    Operations = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ContextEquals = table.Column<string>(type: "text", nullable: true),
                    ContextSubset = table.Column<string>(type: "text", nullable: true),
                    IssuingAccount = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyGrants", x => new { x.AccountId, x.Region, x.KeyId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "KmsAliases",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    KeyId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KmsAliases", x => new { x.AccountId, x.Region, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "KmsKeys",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Policy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PolicyPrincipals = table.Column<string>(type: "text", nullable: false),
                    ProtectedMaterial = table.Column<byte[]>(type: "bytea", nullable: false),
                    MaterialId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    DeletionAt = table.Column<long>(type: "bigint", nullable: true),
                    IsAwsManaged = table.Column<bool>(type: "boolean", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KmsKeys", x => new { x.AccountId, x.Region, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "LakeQueries",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StoreId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Statement = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Deadline = table.Column<long>(type: "bigint", nullable: false),
                    ExecutionMilliseconds = table.Column<int>(type: "integer", nullable: false),
                    EventsMatched = table.Column<long>(type: "bigint", nullable: false),
                    EventsScanned = table.Column<long>(type: "bigint", nullable: false),
                    BytesScanned = table.Column<long>(type: "bigint", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Columns = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ErrorMessage = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LakeQueries", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "LakeQueryPages",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    QueryId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LakeQueryPages", x => new { x.AccountId, x.QueryId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "LakeSpans",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StoreId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    EventSelectors = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OnlyRegion = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsOrganization = table.Column<bool>(type: "boolean", nullable: false),
                    From = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    To = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LakeSpans", x => new { x.AccountId, x.StoreId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "LakeStores",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EventSelectors = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IsMultiRegion = table.Column<bool>(type: "boolean", nullable: false),
                    IsOrganization = table.Column<bool>(type: "boolean", nullable: false),
                    RetentionPeriod = table.Column<int>(type: "integer", nullable: false),
                    BillingMode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IsTerminationProtected = table.Column<bool>(type: "boolean", nullable: false),
                    KmsKeyId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    DeletedAt = table.Column<long>(type: "bigint", nullable: true),
                    Spans = table.Column<int>(type: "integer", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    ResourcePolicy = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LakeStores", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "LoginProfiles",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PasswordHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    PasswordChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    PasswordResetRequired = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoginProfiles", x => new { x.AccountId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "ManagedPolicies",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Arn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DefaultVersion = table.Column<int>(type: "integer", nullable: false),
                    LatestVersion = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagedPolicies", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ManagedPolicyVersions",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PolicyId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagedPolicyVersions", x => new { x.AccountId, x.PolicyId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "MemberAccounts",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ManagementAccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EmailKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ParentId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    JoinedMethod = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    JoinedAt = table.Column<long>(type: "bigint", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberAccounts", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "MfaDevices",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SerialNumber = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SerialKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsVirtual = table.Column<bool>(type: "boolean", nullable: false),
                    ProtectedSeed = table.Column<byte[]>(type: "bytea", nullable: true),
                    UserId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UserIsRoot = table.Column<bool>(type: "boolean", nullable: false),
                    EnabledAt = table.Column<long>(type: "bigint", nullable: true),
                    UsedSteps = table.Column<byte[]>(type: "bytea", nullable: true),
                    CredentialId = table.Column<byte[]>(type: "bytea", nullable: true),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: true),
                    SignatureCounter = table.Column<long>(type: "bigint", nullable: false),
                    Certifications = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DriftSteps = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MfaDevices", x => new { x.AccountId, x.SerialNumber });
                });

            migrationBuilder.CreateTable(
                name: "NetworkResources",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    VpcId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    DeletedAt = table.Column<long>(type: "bigint", nullable: true),
                    Details = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkResources", x => new { x.AccountId, x.Region, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "OpenIdConnectProviders",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Url = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ClientIds = table.Column<List<string>>(type: "text[]", nullable: false),
                    Thumbprints = table.Column<List<string>>(type: "text[]", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenIdConnectProviders", x => new { x.AccountId, x.Url });
                });

            migrationBuilder.CreateTable(
                name: "OrganizationPolicies",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationPolicies", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "OrganizationPolicyAttachments",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TargetId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PolicyId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PolicyType = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationPolicyAttachments", x => new { x.AccountId, x.TargetId, x.PolicyId });
                });

            migrationBuilder.CreateTable(
                name: "OrganizationalUnits",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ParentId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationalUnits", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Organizations",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    RootId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FeatureSet = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    EnabledPolicyTypes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ManagesRootCredentials = table.Column<bool>(type: "boolean", nullable: false),
                    AllowsRootSessions = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organizations", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "PasswordHistory",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SetAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PasswordHistory", x => new { x.AccountId, x.UserId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "PasswordPolicies",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MinimumPasswordLength = table.Column<int>(type: "integer", nullable: false),
                    RequireSymbols = table.Column<bool>(type: "boolean", nullable: false),
                    RequireNumbers = table.Column<bool>(type: "boolean", nullable: false),
                    RequireUppercaseCharacters = table.Column<bool>(type: "boolean", nullable: false),
                    RequireLowercaseCharacters = table.Column<bool>(type: "boolean", nullable: false),
                    AllowUsersToChangePassword = table.Column<bool>(type: "boolean", nullable: false),
                    MaxPasswordAge = table.Column<int>(type: "integer", nullable: true),
                    PasswordReusePrevention = table.Column<int>(type: "integer", nullable: true),
                    HardExpiry = table.Column<bool>(type: "boolean", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PasswordPolicies", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "PolicyAttachments",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PrincipalId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PolicyArn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PrincipalKind = table.Column<int>(type: "integer", nullable: false),
                    AttachedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyAttachments", x => new { x.AccountId, x.PrincipalId, x.PolicyArn });
                });

            migrationBuilder.CreateTable(
                name: "RetiredKeyUses",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AccessKeyId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Time = table.Column<long>(type: "bigint", nullable: false),
                    EventSource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetiredKeyUses", x => new { x.AccountId, x.AccessKeyId });
                });

            migrationBuilder.CreateTable(
                name: "RetiredUses",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Principal = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EventSource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EventName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Time = table.Column<long>(type: "bigint", nullable: false),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetiredUses", x => new { x.AccountId, x.Principal, x.EventSource, x.EventName });
                });

            migrationBuilder.CreateTable(
                name: "RoleDeletionTasks",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleDeletionTasks", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Roles",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    TrustPolicy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TrustedIds = table.Column<string>(type: "text", nullable: false),
                    Description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    MaxSessionDuration = table.Column<int>(type: "integer", nullable: false),
                    PermissionsBoundaryArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    LastUsedAt = table.Column<long>(type: "bigint", nullable: true),
                    LastUsedRegion = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Roles", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RootUsers",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PasswordHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PasswordChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    PasswordLastUsedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RootUsers", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "S3Buckets",
                columns: table => new
                {
                    Partition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Policy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsPolicyPublic = table.Column<bool>(type: "boolean", nullable: false),
                    HasPublicAccessBlock = table.Column<bool>(type: "boolean", nullable: false),
                    BlockPublicAcls = table.Column<bool>(type: "boolean", nullable: false),
                    IgnorePublicAcls = table.Column<bool>(type: "boolean", nullable: false),
                    BlockPublicPolicy = table.Column<bool>(type: "boolean", nullable: false),
                    RestrictPublicBuckets = table.Column<bool>(type: "boolean", nullable: false),
                    EncryptionAlgorithm = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EncryptionKeyId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    BucketKeyEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    Ownership = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_S3Buckets", x => new { x.Partition, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "S3Objects",
                columns: table => new
                {
                    BucketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    ETag = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ModifiedAt = table.Column<long>(type: "bigint", nullable: false),
                    EncryptionAlgorithm = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EncryptionKeyArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    BucketKeyEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    Details = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UploadId = table.Column<Guid>(type: "uuid", nullable: true),
                    PartsCount = table.Column<int>(type: "integer", nullable: true),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true),
                    Inline = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_S3Objects", x => new { x.BucketId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "S3Parts",
                columns: table => new
                {
                    UploadId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    ETag = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Md5 = table.Column<byte[]>(type: "bytea", nullable: false),
                    ChecksumAlgorithm = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Checksum = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ModifiedAt = table.Column<long>(type: "bigint", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true),
                    Inline = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_S3Parts", x => new { x.UploadId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "S3Uploads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BucketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InitiatedAt = table.Column<long>(type: "bigint", nullable: false),
                    EncryptionAlgorithm = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EncryptionKeyArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    BucketKeyEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    Details = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_S3Uploads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SageMakerQuotas",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Use = table.Column<int>(type: "integer", nullable: false),
                    InstanceType = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SageMakerQuotas", x => new { x.AccountId, x.Region, x.Use, x.InstanceType });
                });

            migrationBuilder.CreateTable(
                name: "SageMakerResources",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Arn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Request = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SecondaryStatus = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FailureReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ModifiedAt = table.Column<long>(type: "bigint", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    DueAt = table.Column<long>(type: "bigint", nullable: true),
                    Details = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AccessPath = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ParentArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SageMakerResources", x => new { x.AccountId, x.Region, x.Kind, x.NameKey });
                });

            migrationBuilder.CreateTable(
                name: "SamlProviderKeys",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProviderId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProtectedKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamlProviderKeys", x => new { x.AccountId, x.ProviderId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SamlProviders",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Metadata = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ValidUntil = table.Column<long>(type: "bigint", nullable: false),
                    AssertionEncryptionMode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamlProviders", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ServerCertificates",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Chain = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UploadedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServerCertificates", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ServiceCredentials",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Service = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Alias = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceCredentials", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SignedOut",
                columns: table => new
                {
                    SignInId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EndedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedOut", x => x.SignInId);
                });

            migrationBuilder.CreateTable(
                name: "SigningCertificates",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Thumbprint = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UploadedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningCertificates", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SimulatorClock",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    FrozenAt = table.Column<long>(type: "bigint", nullable: true),
                    OffsetMilliseconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SimulatorClock", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SpentChallenges",
                columns: table => new
                {
                    Challenge = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentChallenges", x => x.Challenge);
                });

            migrationBuilder.CreateTable(
                name: "SshPublicKeys",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Fingerprint = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UploadedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SshPublicKeys", x => new { x.AccountId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "StoreSecrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoreSecrets", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "TrailFiles",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TrailId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceAccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Bucket = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Oldest = table.Column<long>(type: "bigint", nullable: true),
                    Newest = table.Column<long>(type: "bigint", nullable: true),
                    Time = table.Column<long>(type: "bigint", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: true),
                    Signature = table.Column<byte[]>(type: "bytea", nullable: true),
                    IsForDigest = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrailFiles", x => new { x.AccountId, x.TrailId, x.FileId });
                });

            migrationBuilder.CreateTable(
                name: "TrailKeys",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Fingerprint = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    ValidFrom = table.Column<long>(type: "bigint", nullable: false),
                    ValidUntil = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrailKeys", x => new { x.AccountId, x.Region, x.Fingerprint });
                });

            migrationBuilder.CreateTable(
                name: "TrailSpans",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TrailId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceAccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    After = table.Column<long>(type: "bigint", nullable: false),
                    Done = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: true),
                    LastEventId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrailSpans", x => new { x.AccountId, x.TrailId, x.SourceAccountId, x.After });
                });

            migrationBuilder.CreateTable(
                name: "Trails",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    HomeRegion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Partition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Bucket = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Prefix = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SnsTopicArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LogGroupArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LogRoleArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    KmsKeyArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IncludesGlobalServices = table.Column<bool>(type: "boolean", nullable: false),
                    IsMultiRegion = table.Column<bool>(type: "boolean", nullable: false),
                    IsOrganizationTrail = table.Column<bool>(type: "boolean", nullable: false),
                    ValidatedSince = table.Column<long>(type: "bigint", nullable: true),
                    Selectors = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    InsightSelectors = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    IsLogging = table.Column<bool>(type: "boolean", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: true),
                    StoppedAt = table.Column<long>(type: "bigint", nullable: true),
                    DeliveredAt = table.Column<long>(type: "bigint", nullable: true),
                    DeliveryTriedAt = table.Column<long>(type: "bigint", nullable: true),
                    DeliveryError = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DigestDeliveredAt = table.Column<long>(type: "bigint", nullable: true),
                    DigestError = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trails", x => new { x.AccountId, x.HomeRegion, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    PermissionsBoundaryArn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    PasswordLastUsedAt = table.Column<long>(type: "bigint", nullable: true)
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
                name: "IX_AuditEvents_AccountId_AccessKeyIdText_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "AccessKeyIdText", "Id" },
                filter: "\"AccessKeyIdText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_ErrorCodeText_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "ErrorCodeText", "Id" },
                filter: "\"ErrorCodeText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_EventKey_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "EventKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_EventNameText_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "EventNameText", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_EventSourceText_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "EventSourceText", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_EventTime_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "EventTime", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_PrincipalArnText_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "PrincipalArnText", "Id" },
                filter: "\"PrincipalArnText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_ReadOnly_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "ReadOnly", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_Sequence",
                table: "AuditEvents",
                columns: new[] { "AccountId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_SessionArnText_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "SessionArnText", "Id" },
                filter: "\"SessionArnText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_SourceIpText_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "SourceIpText", "Id" },
                filter: "\"SourceIpText\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_AccountId_UserNameText_Id",
                table: "AuditEvents",
                columns: new[] { "AccountId", "UserNameText", "Id" },
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
