CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "AccessJobs" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "PrincipalId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Report" TEXT NOT NULL,
    CONSTRAINT "PK_AccessJobs" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "AccessKeys" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "UserId" TEXT NULL,
    "ProtectedSecret" BLOB NOT NULL,
    "Status" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DeletedAt" INTEGER NULL,
    CONSTRAINT "PK_AccessKeys" PRIMARY KEY ("AccountId", "Id")
) WITHOUT ROWID;

CREATE TABLE "AccountAliases" (
    "AccountId" TEXT NOT NULL,
    "Alias" TEXT NOT NULL,
    CONSTRAINT "PK_AccountAliases" PRIMARY KEY ("AccountId", "Alias")
) WITHOUT ROWID;

CREATE TABLE "AccountCreations" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "AccountName" TEXT NOT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "CreatedAccountId" TEXT NULL,
    "FailureReason" TEXT NULL,
    CONSTRAINT "PK_AccountCreations" PRIMARY KEY ("AccountId", "Id")
) WITHOUT ROWID;

CREATE TABLE "AccountSettings" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_AccountSettings" PRIMARY KEY,
    "TokenVersion" INTEGER NOT NULL,
    "TokenIssuer" TEXT NULL,
    "IssuesTokens" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "AuditEventResources" (
    "AccountId" INTEGER NOT NULL,
    "Text" INTEGER NOT NULL,
    "EventId" INTEGER NOT NULL,
    CONSTRAINT "PK_AuditEventResources" PRIMARY KEY ("AccountId", "Text", "EventId")
) WITHOUT ROWID;

CREATE TRIGGER "AuditEventResources_NoUpdate" BEFORE UPDATE ON "AuditEventResources"
BEGIN SELECT RAISE(ABORT, 'AuditEventResources: what is written stays as it is'); END;
CREATE TRIGGER "AuditEventResources_NoDelete" BEFORE DELETE ON "AuditEventResources" WHEN NOT (EXISTS (SELECT 1 FROM "AuditEvents" AS e JOIN "AuditSeals" AS s ON s."AccountId" = e."AccountId"
    WHERE e."AccountId" = OLD."AccountId" AND e."Id" = OLD."EventId" AND s."RetiredAt" IS NOT NULL AND s."ToSequence" >= e."Sequence"))
BEGIN SELECT RAISE(ABORT, 'AuditEventResources: what is written stays'); END;

CREATE TABLE "AuditEvents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditEvents" PRIMARY KEY,
    "AccountId" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "EventKey" INTEGER NOT NULL,
    "EventTime" INTEGER NOT NULL,
    "EventNameText" INTEGER NOT NULL,
    "EventSourceText" INTEGER NOT NULL,
    "UserNameText" INTEGER NULL,
    "PrincipalIdText" INTEGER NULL,
    "PrincipalArnText" INTEGER NULL,
    "SessionArnText" INTEGER NULL,
    "AccessKeyIdText" INTEGER NULL,
    "SourceIpText" INTEGER NULL,
    "ErrorCodeText" INTEGER NULL,
    "ReadOnly" INTEGER NOT NULL,
    "MfaAuthenticated" INTEGER NOT NULL,
    "Content" BLOB NOT NULL,
    "Hash" BLOB NOT NULL
);

CREATE TRIGGER "AuditEvents_NoUpdate" BEFORE UPDATE ON "AuditEvents"
BEGIN SELECT RAISE(ABORT, 'AuditEvents: what is written stays as it is'); END;
CREATE TRIGGER "AuditEvents_NoDelete" BEFORE DELETE ON "AuditEvents" WHEN NOT (EXISTS (SELECT 1 FROM "AuditSeals" AS s WHERE s."AccountId" = OLD."AccountId" AND s."RetiredAt" IS NOT NULL AND s."ToSequence" >= OLD."Sequence"))
BEGIN SELECT RAISE(ABORT, 'AuditEvents: what is written stays'); END;
CREATE TRIGGER "AuditEvents_NoReplace" BEFORE INSERT ON "AuditEvents" WHEN EXISTS (SELECT 1 FROM "AuditEvents" WHERE "Id" = NEW."Id") OR EXISTS (SELECT 1 FROM "AuditEvents" WHERE "AccountId" = NEW."AccountId" AND "Sequence" = NEW."Sequence")
BEGIN SELECT RAISE(FAIL, 'AuditEvents: what is written is not replaced'); END;

CREATE TABLE "AuditHeads" (
    "AccountId" INTEGER NOT NULL CONSTRAINT "PK_AuditHeads" PRIMARY KEY,
    "Sequence" INTEGER NOT NULL,
    "Hash" BLOB NOT NULL,
    "EventId" INTEGER NOT NULL,
    "LatestTime" INTEGER NOT NULL,
    "WasTurnedBack" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "AuditSeals" (
    "AccountId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "FromSequence" INTEGER NOT NULL,
    "ToSequence" INTEGER NOT NULL,
    "StartHash" BLOB NOT NULL,
    "EndHash" BLOB NOT NULL,
    "FirstEventTime" INTEGER NOT NULL,
    "NewestEventTime" INTEGER NOT NULL,
    "SealedAt" INTEGER NOT NULL,
    "PreviousSeal" BLOB NOT NULL,
    "KeyId" TEXT NOT NULL,
    "PublicKey" BLOB NOT NULL,
    "Signature" BLOB NOT NULL,
    "RetiredAt" INTEGER NULL,
    CONSTRAINT "PK_AuditSeals" PRIMARY KEY ("AccountId", "Number")
) WITHOUT ROWID;

CREATE TRIGGER "AuditSeals_NoUpdate" BEFORE UPDATE ON "AuditSeals" WHEN NOT (OLD."RetiredAt" IS NULL AND NEW."RetiredAt" IS NOT NULL AND OLD."AccountId" IS NEW."AccountId" AND OLD."Number" IS NEW."Number" AND OLD."FromSequence" IS NEW."FromSequence" AND OLD."ToSequence" IS NEW."ToSequence" AND OLD."StartHash" IS NEW."StartHash" AND OLD."EndHash" IS NEW."EndHash" AND OLD."FirstEventTime" IS NEW."FirstEventTime" AND OLD."NewestEventTime" IS NEW."NewestEventTime" AND OLD."SealedAt" IS NEW."SealedAt" AND OLD."PreviousSeal" IS NEW."PreviousSeal" AND OLD."KeyId" IS NEW."KeyId" AND OLD."PublicKey" IS NEW."PublicKey" AND OLD."Signature" IS NEW."Signature")
BEGIN SELECT RAISE(ABORT, 'AuditSeals: what is written stays as it is'); END;
CREATE TRIGGER "AuditSeals_NoDelete" BEFORE DELETE ON "AuditSeals"
BEGIN SELECT RAISE(ABORT, 'AuditSeals: what is written stays'); END;
CREATE TRIGGER "AuditSeals_NoReplace" BEFORE INSERT ON "AuditSeals" WHEN EXISTS (SELECT 1 FROM "AuditSeals" WHERE "AccountId" = NEW."AccountId" AND "Number" = NEW."Number")
BEGIN SELECT RAISE(FAIL, 'AuditSeals: what is written is not replaced'); END;

CREATE TABLE "AuditTexts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditTexts" PRIMARY KEY,
    "AccountId" INTEGER NOT NULL,
    "Text" TEXT NOT NULL
);

CREATE TRIGGER "AuditTexts_NoUpdate" BEFORE UPDATE ON "AuditTexts"
BEGIN SELECT RAISE(ABORT, 'AuditTexts: what is written stays as it is'); END;
CREATE TRIGGER "AuditTexts_NoDelete" BEFORE DELETE ON "AuditTexts"
BEGIN SELECT RAISE(ABORT, 'AuditTexts: what is written stays'); END;
CREATE TRIGGER "AuditTexts_NoReplace" BEFORE INSERT ON "AuditTexts" WHEN EXISTS (SELECT 1 FROM "AuditTexts" WHERE "Id" = NEW."Id") OR EXISTS (SELECT 1 FROM "AuditTexts" WHERE "AccountId" = NEW."AccountId" AND "Text" = NEW."Text")
BEGIN SELECT RAISE(FAIL, 'AuditTexts: what is written is not replaced'); END;

CREATE TABLE "CredentialReports" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_CredentialReports" PRIMARY KEY,
    "Content" BLOB NOT NULL,
    "GeneratedAt" INTEGER NOT NULL
);

CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);

CREATE TABLE "DecisionDocuments" (
    "AccountId" TEXT NOT NULL,
    "Hash" BLOB NOT NULL,
    "Content" BLOB NOT NULL,
    CONSTRAINT "PK_DecisionDocuments" PRIMARY KEY ("AccountId", "Hash")
);

CREATE TABLE "DelegatedAdmins" (
    "AccountId" TEXT NOT NULL,
    "MemberAccountId" TEXT NOT NULL,
    CONSTRAINT "PK_DelegatedAdmins" PRIMARY KEY ("AccountId", "MemberAccountId")
) WITHOUT ROWID;

CREATE TABLE "DelegationRequests" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "RequestorWorkflowId" TEXT NOT NULL,
    "RequestorName" TEXT NULL,
    "OwnerAccountId" TEXT NULL,
    "OwnerArn" TEXT NULL,
    "ApproverArn" TEXT NULL,
    "ApproverId" TEXT NULL,
    "Description" TEXT NOT NULL,
    "RequestMessage" TEXT NULL,
    "PolicyTemplateArn" TEXT NOT NULL,
    "Parameters" TEXT NOT NULL,
    "PermissionPolicy" TEXT NOT NULL,
    "NotificationChannel" TEXT NOT NULL,
    "RedirectUrl" TEXT NULL,
    "SessionDuration" INTEGER NOT NULL,
    "OnlySendByOwner" INTEGER NOT NULL,
    "Notes" TEXT NULL,
    "RejectionReason" TEXT NULL,
    "State" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "TokenSentAt" INTEGER NULL,
    CONSTRAINT "PK_DelegationRequests" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "DelegationTemplates" (
    "AccountId" TEXT NOT NULL,
    "Arn" TEXT NOT NULL,
    "Document" TEXT NOT NULL,
    "RequestorName" TEXT NULL,
    CONSTRAINT "PK_DelegationTemplates" PRIMARY KEY ("AccountId", "Arn")
);

CREATE TABLE "DigestChains" (
    "AccountId" TEXT NOT NULL,
    "TrailId" BLOB NOT NULL,
    "SourceAccountId" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "From" INTEGER NOT NULL,
    "PreviousBucket" TEXT NULL,
    "PreviousKey" TEXT NULL,
    "PreviousHash" BLOB NULL,
    "PreviousSignature" BLOB NULL,
    CONSTRAINT "PK_DigestChains" PRIMARY KEY ("AccountId", "TrailId", "SourceAccountId", "Region")
) WITHOUT ROWID;

CREATE TABLE "GroupMemberships" (
    "AccountId" TEXT NOT NULL,
    "GroupId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_GroupMemberships" PRIMARY KEY ("AccountId", "GroupId", "UserId")
) WITHOUT ROWID;

CREATE TABLE "Groups" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameKey" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_Groups" PRIMARY KEY ("AccountId", "Id")
) WITHOUT ROWID;

CREATE TABLE "InlinePolicies" (
    "AccountId" TEXT NOT NULL,
    "PrincipalId" TEXT NOT NULL,
    "NameKey" TEXT NOT NULL,
    "PrincipalKind" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Document" TEXT NOT NULL,
    CONSTRAINT "PK_InlinePolicies" PRIMARY KEY ("AccountId", "PrincipalId", "NameKey")
);

CREATE TABLE "InstanceProfiles" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameKey" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "RoleId" TEXT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_InstanceProfiles" PRIMARY KEY ("AccountId", "Id")
) WITHOUT ROWID;

CREATE TABLE "KeyGrants" (
    "AccountId" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "KeyId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NULL,
    "Grantee" TEXT NOT NULL,
    "RetiringPrincipal" TEXT NULL,
    "PrincipalIds" TEXT NOT NULL,
    "Operations" TEXT NOT NULL,
    "ContextEquals" TEXT NULL,
    "ContextSubset" TEXT NULL,
    "IssuingAccount" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_KeyGrants" PRIMARY KEY ("AccountId", "Region", "KeyId", "Id")
);

CREATE TABLE "KmsAliases" (
    "AccountId" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "KeyId" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_KmsAliases" PRIMARY KEY ("AccountId", "Region", "Name")
);

CREATE TABLE "KmsKeys" (
    "AccountId" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "Policy" TEXT NOT NULL,
    "PolicyPrincipals" TEXT NOT NULL,
    "ProtectedMaterial" BLOB NOT NULL,
    "MaterialId" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DeletionAt" INTEGER NULL,
    "IsAwsManaged" INTEGER NOT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_KmsKeys" PRIMARY KEY ("AccountId", "Region", "Id")
);

CREATE TABLE "LakeQueries" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "StoreId" TEXT NOT NULL,
    "Statement" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Deadline" INTEGER NOT NULL,
    "ExecutionMilliseconds" INTEGER NOT NULL,
    "EventsMatched" INTEGER NOT NULL,
    "EventsScanned" INTEGER NOT NULL,
    "BytesScanned" INTEGER NOT NULL,
    "Rows" INTEGER NOT NULL,
    "Columns" TEXT NULL,
    "ErrorMessage" TEXT NULL,
    CONSTRAINT "PK_LakeQueries" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "LakeQueryPages" (
    "AccountId" TEXT NOT NULL,
    "QueryId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Content" BLOB NOT NULL,
    CONSTRAINT "PK_LakeQueryPages" PRIMARY KEY ("AccountId", "QueryId", "Number")
);

CREATE TABLE "LakeSpans" (
    "AccountId" TEXT NOT NULL,
    "StoreId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "EventSelectors" TEXT NOT NULL,
    "OnlyRegion" TEXT NULL,
    "IsOrganization" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    CONSTRAINT "PK_LakeSpans" PRIMARY KEY ("AccountId", "StoreId", "Number")
);

CREATE TABLE "LakeStores" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "EventSelectors" TEXT NOT NULL,
    "IsMultiRegion" INTEGER NOT NULL,
    "IsOrganization" INTEGER NOT NULL,
    "RetentionPeriod" INTEGER NOT NULL,
    "BillingMode" TEXT NOT NULL,
    "IsTerminationProtected" INTEGER NOT NULL,
    "KmsKeyId" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "DeletedAt" INTEGER NULL,
    "Spans" INTEGER NOT NULL,
    "Tags" TEXT NOT NULL,
    "ResourcePolicy" TEXT NULL,
    CONSTRAINT "PK_LakeStores" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "LoginProfiles" (
    "AccountId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "PasswordHash" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "PasswordChangedAt" INTEGER NOT NULL,
    "PasswordResetRequired" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_LoginProfiles" PRIMARY KEY ("AccountId", "UserId")
) WITHOUT ROWID;

CREATE TABLE "ManagedPolicies" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameKey" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Arn" TEXT NOT NULL,
    "Description" TEXT NULL,
    "DefaultVersion" INTEGER NOT NULL,
    "LatestVersion" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_ManagedPolicies" PRIMARY KEY ("AccountId", "Id")
) WITHOUT ROWID;

CREATE TABLE "ManagedPolicyVersions" (
    "AccountId" TEXT NOT NULL,
    "PolicyId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_ManagedPolicyVersions" PRIMARY KEY ("AccountId", "PolicyId", "Version")
);

CREATE TABLE "MemberAccounts" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_MemberAccounts" PRIMARY KEY,
    "ManagementAccountId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "EmailKey" TEXT NOT NULL,
    "ParentId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "JoinedMethod" TEXT NOT NULL,
    "JoinedAt" INTEGER NOT NULL,
    "Tags" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "MfaDevices" (
    "AccountId" TEXT NOT NULL,
    "SerialNumber" TEXT NOT NULL,
    "SerialKey" TEXT NOT NULL,
    "Name" TEXT NULL,
    "Path" TEXT NULL,
    "IsVirtual" INTEGER NOT NULL,
    "ProtectedSeed" BLOB NULL,
    "UserId" TEXT NULL,
    "UserIsRoot" INTEGER NOT NULL,
    "EnabledAt" INTEGER NULL,
    "UsedSteps" BLOB NULL,
    "CredentialId" BLOB NULL,
    "PublicKey" BLOB NULL,
    "SignatureCounter" INTEGER NOT NULL,
    "Certifications" TEXT NULL,
    "DriftSteps" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_MfaDevices" PRIMARY KEY ("AccountId", "SerialNumber")
) WITHOUT ROWID;

CREATE TABLE "NetworkResources" (
    "AccountId" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "VpcId" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DeletedAt" INTEGER NULL,
    "Details" TEXT NOT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_NetworkResources" PRIMARY KEY ("AccountId", "Region", "Id")
);

CREATE TABLE "OpenIdConnectProviders" (
    "AccountId" TEXT NOT NULL,
    "Url" TEXT NOT NULL,
    "ClientIds" TEXT NOT NULL,
    "Thumbprints" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_OpenIdConnectProviders" PRIMARY KEY ("AccountId", "Url")
);

CREATE TABLE "OrganizationPolicies" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "Content" TEXT NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_OrganizationPolicies" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "OrganizationPolicyAttachments" (
    "AccountId" TEXT NOT NULL,
    "TargetId" TEXT NOT NULL,
    "PolicyId" TEXT NOT NULL,
    "PolicyType" TEXT NOT NULL,
    CONSTRAINT "PK_OrganizationPolicyAttachments" PRIMARY KEY ("AccountId", "TargetId", "PolicyId")
) WITHOUT ROWID;

CREATE TABLE "OrganizationalUnits" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "ParentId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_OrganizationalUnits" PRIMARY KEY ("AccountId", "Id")
) WITHOUT ROWID;

CREATE TABLE "Organizations" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_Organizations" PRIMARY KEY,
    "Id" TEXT NULL,
    "RootId" TEXT NOT NULL,
    "FeatureSet" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "EnabledPolicyTypes" TEXT NOT NULL,
    "ManagesRootCredentials" INTEGER NOT NULL,
    "AllowsRootSessions" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "PasswordHistory" (
    "AccountId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "PasswordHash" TEXT NOT NULL,
    "SetAt" INTEGER NOT NULL,
    CONSTRAINT "PK_PasswordHistory" PRIMARY KEY ("AccountId", "UserId", "Number")
) WITHOUT ROWID;

CREATE TABLE "PasswordPolicies" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_PasswordPolicies" PRIMARY KEY,
    "MinimumPasswordLength" INTEGER NOT NULL,
    "RequireSymbols" INTEGER NOT NULL,
    "RequireNumbers" INTEGER NOT NULL,
    "RequireUppercaseCharacters" INTEGER NOT NULL,
    "RequireLowercaseCharacters" INTEGER NOT NULL,
    "AllowUsersToChangePassword" INTEGER NOT NULL,
    "MaxPasswordAge" INTEGER NULL,
    "PasswordReusePrevention" INTEGER NULL,
    "HardExpiry" INTEGER NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "PolicyAttachments" (
    "AccountId" TEXT NOT NULL,
    "PrincipalId" TEXT NOT NULL,
    "PolicyArn" TEXT NOT NULL,
    "PrincipalKind" INTEGER NOT NULL,
    "AttachedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_PolicyAttachments" PRIMARY KEY ("AccountId", "PrincipalId", "PolicyArn")
) WITHOUT ROWID;

CREATE TABLE "RetiredKeyUses" (
    "AccountId" TEXT NOT NULL,
    "AccessKeyId" TEXT NOT NULL,
    "Time" INTEGER NOT NULL,
    "EventSource" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    CONSTRAINT "PK_RetiredKeyUses" PRIMARY KEY ("AccountId", "AccessKeyId")
) WITHOUT ROWID;

CREATE TABLE "RetiredUses" (
    "AccountId" TEXT NOT NULL,
    "Principal" TEXT NOT NULL,
    "EventSource" TEXT NOT NULL,
    "EventName" TEXT NOT NULL,
    "Time" INTEGER NOT NULL,
    "Region" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    CONSTRAINT "PK_RetiredUses" PRIMARY KEY ("AccountId", "Principal", "EventSource", "EventName")
) WITHOUT ROWID;

CREATE TABLE "RoleDeletionTasks" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_RoleDeletionTasks" PRIMARY KEY ("AccountId", "Id")
) WITHOUT ROWID;

CREATE TABLE "Roles" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameKey" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "TrustPolicy" TEXT NOT NULL,
    "TrustedIds" TEXT NOT NULL,
    "Description" TEXT NULL,
    "MaxSessionDuration" INTEGER NOT NULL,
    "PermissionsBoundaryArn" TEXT NULL,
    "Tags" TEXT NOT NULL,
    "LastUsedAt" INTEGER NULL,
    "LastUsedRegion" TEXT NULL,
    CONSTRAINT "PK_Roles" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "RootUsers" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_RootUsers" PRIMARY KEY,
    "PasswordHash" TEXT NOT NULL,
    "PasswordChangedAt" INTEGER NOT NULL,
    "PasswordLastUsedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "S3Buckets" (
    "Partition" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Id" BLOB NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Policy" TEXT NULL,
    "IsPolicyPublic" INTEGER NOT NULL,
    "HasPublicAccessBlock" INTEGER NOT NULL,
    "BlockPublicAcls" INTEGER NOT NULL,
    "IgnorePublicAcls" INTEGER NOT NULL,
    "BlockPublicPolicy" INTEGER NOT NULL,
    "RestrictPublicBuckets" INTEGER NOT NULL,
    "EncryptionAlgorithm" TEXT NOT NULL,
    "EncryptionKeyId" TEXT NULL,
    "BucketKeyEnabled" INTEGER NOT NULL,
    "Ownership" TEXT NOT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_S3Buckets" PRIMARY KEY ("Partition", "Name")
) WITHOUT ROWID;

CREATE TABLE "S3Objects" (
    "BucketId" BLOB NOT NULL,
    "Key" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "ETag" TEXT NOT NULL,
    "ModifiedAt" INTEGER NOT NULL,
    "EncryptionAlgorithm" TEXT NOT NULL,
    "EncryptionKeyArn" TEXT NULL,
    "BucketKeyEnabled" INTEGER NOT NULL,
    "Tags" TEXT NOT NULL,
    "Details" TEXT NOT NULL,
    "UploadId" BLOB NULL,
    "PartsCount" INTEGER NULL,
    "FileId" BLOB NULL,
    "Inline" BLOB NULL,
    CONSTRAINT "PK_S3Objects" PRIMARY KEY ("BucketId", "Key")
);

CREATE TABLE "S3Parts" (
    "UploadId" BLOB NOT NULL,
    "Number" INTEGER NOT NULL,
    "Size" INTEGER NOT NULL,
    "ETag" TEXT NOT NULL,
    "Md5" BLOB NOT NULL,
    "ChecksumAlgorithm" TEXT NULL,
    "Checksum" TEXT NULL,
    "ModifiedAt" INTEGER NOT NULL,
    "FileId" BLOB NULL,
    "Inline" BLOB NULL,
    CONSTRAINT "PK_S3Parts" PRIMARY KEY ("UploadId", "Number")
);

CREATE TABLE "S3Uploads" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_S3Uploads" PRIMARY KEY,
    "BucketId" BLOB NOT NULL,
    "Key" TEXT NOT NULL,
    "InitiatedAt" INTEGER NOT NULL,
    "EncryptionAlgorithm" TEXT NOT NULL,
    "EncryptionKeyArn" TEXT NULL,
    "BucketKeyEnabled" INTEGER NOT NULL,
    "Tags" TEXT NOT NULL,
    "Details" TEXT NOT NULL
);

CREATE TABLE "SageMakerQuotas" (
    "AccountId" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Use" INTEGER NOT NULL,
    "InstanceType" TEXT NOT NULL,
    "Value" INTEGER NOT NULL,
    CONSTRAINT "PK_SageMakerQuotas" PRIMARY KEY ("AccountId", "Region", "Use", "InstanceType")
);

CREATE TABLE "SageMakerResources" (
    "AccountId" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "NameKey" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Arn" TEXT NOT NULL,
    "Request" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "SecondaryStatus" TEXT NOT NULL,
    "FailureReason" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ModifiedAt" INTEGER NOT NULL,
    "StartedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "DueAt" INTEGER NULL,
    "Details" TEXT NOT NULL,
    "AccessPath" TEXT NULL,
    "ParentArn" TEXT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_SageMakerResources" PRIMARY KEY ("AccountId", "Region", "Kind", "NameKey")
);

CREATE TABLE "SamlProviderKeys" (
    "AccountId" TEXT NOT NULL,
    "ProviderId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "ProtectedKey" BLOB NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_SamlProviderKeys" PRIMARY KEY ("AccountId", "ProviderId", "Id")
);

CREATE TABLE "SamlProviders" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameKey" TEXT NOT NULL,
    "Metadata" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ValidUntil" INTEGER NOT NULL,
    "AssertionEncryptionMode" TEXT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_SamlProviders" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "ServerCertificates" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameKey" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Chain" TEXT NULL,
    "UploadedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "Tags" TEXT NOT NULL,
    CONSTRAINT "PK_ServerCertificates" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "ServiceCredentials" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Service" TEXT NOT NULL,
    "Alias" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NULL,
    CONSTRAINT "PK_ServiceCredentials" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "SignedOut" (
    "SignInId" TEXT NOT NULL CONSTRAINT "PK_SignedOut" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "EndedAt" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "SigningCertificates" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "UserId" TEXT NULL,
    "Body" TEXT NOT NULL,
    "Thumbprint" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "UploadedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_SigningCertificates" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "SimulatorClock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SimulatorClock" PRIMARY KEY,
    "FrozenAt" INTEGER NULL,
    "OffsetMilliseconds" INTEGER NOT NULL
);

CREATE TABLE "SpentChallenges" (
    "Challenge" TEXT NOT NULL CONSTRAINT "PK_SpentChallenges" PRIMARY KEY,
    "ExpiresAt" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "SshPublicKeys" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "UploadedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_SshPublicKeys" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "StoreSecrets" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_StoreSecrets" PRIMARY KEY,
    "Value" BLOB NOT NULL
);

CREATE TABLE "TrailFiles" (
    "AccountId" TEXT NOT NULL,
    "TrailId" BLOB NOT NULL,
    "FileId" BLOB NOT NULL,
    "SourceAccountId" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Bucket" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Hash" BLOB NOT NULL,
    "Oldest" INTEGER NULL,
    "Newest" INTEGER NULL,
    "Time" INTEGER NOT NULL,
    "Content" BLOB NULL,
    "Signature" BLOB NULL,
    "IsForDigest" INTEGER NOT NULL,
    CONSTRAINT "PK_TrailFiles" PRIMARY KEY ("AccountId", "TrailId", "FileId")
);

CREATE TABLE "TrailKeys" (
    "AccountId" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "PublicKey" BLOB NOT NULL,
    "SealedKey" BLOB NOT NULL,
    "ValidFrom" INTEGER NOT NULL,
    "ValidUntil" INTEGER NOT NULL,
    CONSTRAINT "PK_TrailKeys" PRIMARY KEY ("AccountId", "Region", "Fingerprint")
);

CREATE TABLE "TrailSpans" (
    "AccountId" TEXT NOT NULL,
    "TrailId" BLOB NOT NULL,
    "SourceAccountId" TEXT NOT NULL,
    "After" INTEGER NOT NULL,
    "Done" INTEGER NOT NULL,
    "Until" INTEGER NULL,
    "LastEventId" BLOB NULL,
    CONSTRAINT "PK_TrailSpans" PRIMARY KEY ("AccountId", "TrailId", "SourceAccountId", "After")
) WITHOUT ROWID;

CREATE TABLE "Trails" (
    "AccountId" TEXT NOT NULL,
    "HomeRegion" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Id" BLOB NOT NULL,
    "Partition" TEXT NOT NULL,
    "Bucket" TEXT NOT NULL,
    "Prefix" TEXT NULL,
    "SnsTopicArn" TEXT NULL,
    "LogGroupArn" TEXT NULL,
    "LogRoleArn" TEXT NULL,
    "KmsKeyArn" TEXT NULL,
    "IncludesGlobalServices" INTEGER NOT NULL,
    "IsMultiRegion" INTEGER NOT NULL,
    "IsOrganizationTrail" INTEGER NOT NULL,
    "ValidatedSince" INTEGER NULL,
    "Selectors" TEXT NULL,
    "InsightSelectors" TEXT NULL,
    "Tags" TEXT NOT NULL,
    "IsLogging" INTEGER NOT NULL,
    "StartedAt" INTEGER NULL,
    "StoppedAt" INTEGER NULL,
    "DeliveredAt" INTEGER NULL,
    "DeliveryTriedAt" INTEGER NULL,
    "DeliveryError" TEXT NULL,
    "DigestDeliveredAt" INTEGER NULL,
    "DigestError" TEXT NULL,
    CONSTRAINT "PK_Trails" PRIMARY KEY ("AccountId", "HomeRegion", "Name")
) WITHOUT ROWID;

CREATE TABLE "Users" (
    "AccountId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameKey" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "PermissionsBoundaryArn" TEXT NULL,
    "Tags" TEXT NOT NULL,
    "PasswordLastUsedAt" INTEGER NULL,
    CONSTRAINT "PK_Users" PRIMARY KEY ("AccountId", "Id")
);

CREATE INDEX "IX_AccessKeys_AccountId_UserId" ON "AccessKeys" ("AccountId", "UserId");

CREATE UNIQUE INDEX "IX_AccessKeys_Id" ON "AccessKeys" ("Id");

CREATE UNIQUE INDEX "IX_AccountAliases_Alias" ON "AccountAliases" ("Alias");

CREATE INDEX "IX_AuditEvents_AccessKeyIdText" ON "AuditEvents" ("AccessKeyIdText") WHERE "AccessKeyIdText" IS NOT NULL;

CREATE INDEX "IX_AuditEvents_AccountId_EventTime" ON "AuditEvents" ("AccountId", "EventTime");

CREATE INDEX "IX_AuditEvents_AccountId_ReadOnly" ON "AuditEvents" ("AccountId", "ReadOnly");

CREATE UNIQUE INDEX "IX_AuditEvents_AccountId_Sequence" ON "AuditEvents" ("AccountId", "Sequence");

CREATE INDEX "IX_AuditEvents_ErrorCodeText" ON "AuditEvents" ("ErrorCodeText") WHERE "ErrorCodeText" IS NOT NULL;

CREATE INDEX "IX_AuditEvents_EventKey" ON "AuditEvents" ("EventKey");

CREATE INDEX "IX_AuditEvents_EventNameText" ON "AuditEvents" ("EventNameText");

CREATE INDEX "IX_AuditEvents_EventSourceText" ON "AuditEvents" ("EventSourceText");

CREATE INDEX "IX_AuditEvents_PrincipalArnText" ON "AuditEvents" ("PrincipalArnText") WHERE "PrincipalArnText" IS NOT NULL;

CREATE INDEX "IX_AuditEvents_SessionArnText" ON "AuditEvents" ("SessionArnText") WHERE "SessionArnText" IS NOT NULL;

CREATE INDEX "IX_AuditEvents_SourceIpText" ON "AuditEvents" ("SourceIpText") WHERE "SourceIpText" IS NOT NULL;

CREATE INDEX "IX_AuditEvents_UserNameText" ON "AuditEvents" ("UserNameText") WHERE "UserNameText" IS NOT NULL;

CREATE INDEX "IX_AuditHeads_EventId" ON "AuditHeads" ("EventId");

CREATE INDEX "IX_AuditSeals_Retired" ON "AuditSeals" ("AccountId", "ToSequence") WHERE "RetiredAt" IS NOT NULL;

CREATE UNIQUE INDEX "IX_AuditTexts_AccountId_Text" ON "AuditTexts" ("AccountId", "Text");

CREATE UNIQUE INDEX "IX_DelegationRequests_AccountId_RequestorWorkflowId" ON "DelegationRequests" ("AccountId", "RequestorWorkflowId");

CREATE UNIQUE INDEX "IX_DelegationRequests_Id" ON "DelegationRequests" ("Id");

CREATE INDEX "IX_DelegationRequests_OwnerAccountId_Id" ON "DelegationRequests" ("OwnerAccountId", "Id");

CREATE INDEX "IX_GroupMemberships_AccountId_UserId" ON "GroupMemberships" ("AccountId", "UserId");

CREATE UNIQUE INDEX "IX_Groups_AccountId_NameKey" ON "Groups" ("AccountId", "NameKey");

CREATE UNIQUE INDEX "IX_InstanceProfiles_AccountId_NameKey" ON "InstanceProfiles" ("AccountId", "NameKey");

CREATE INDEX "IX_InstanceProfiles_AccountId_RoleId" ON "InstanceProfiles" ("AccountId", "RoleId");

CREATE INDEX "IX_KeyGrants_RetiringPrincipal" ON "KeyGrants" ("RetiringPrincipal") WHERE "RetiringPrincipal" IS NOT NULL;

CREATE INDEX "IX_KmsAliases_AccountId_Region_KeyId" ON "KmsAliases" ("AccountId", "Region", "KeyId");

CREATE INDEX "IX_LakeQueries_AccountId_CreatedAt" ON "LakeQueries" ("AccountId", "CreatedAt");

CREATE INDEX "IX_LakeQueries_AccountId_StoreId_CreatedAt" ON "LakeQueries" ("AccountId", "StoreId", "CreatedAt");

CREATE UNIQUE INDEX "IX_LakeStores_AccountId_Region_Name" ON "LakeStores" ("AccountId", "Region", "Name");

CREATE UNIQUE INDEX "IX_ManagedPolicies_AccountId_Arn" ON "ManagedPolicies" ("AccountId", "Arn");

CREATE UNIQUE INDEX "IX_ManagedPolicies_AccountId_NameKey" ON "ManagedPolicies" ("AccountId", "NameKey");

CREATE UNIQUE INDEX "IX_MemberAccounts_EmailKey" ON "MemberAccounts" ("EmailKey");

CREATE INDEX "IX_MemberAccounts_ManagementAccountId_AccountId" ON "MemberAccounts" ("ManagementAccountId", "AccountId");

CREATE INDEX "IX_MemberAccounts_ManagementAccountId_ParentId_AccountId" ON "MemberAccounts" ("ManagementAccountId", "ParentId", "AccountId");

CREATE UNIQUE INDEX "IX_MfaDevices_AccountId_SerialKey" ON "MfaDevices" ("AccountId", "SerialKey");

CREATE INDEX "IX_MfaDevices_AccountId_UserId" ON "MfaDevices" ("AccountId", "UserId");

CREATE INDEX "IX_NetworkResources_AccountId_Region_Kind" ON "NetworkResources" ("AccountId", "Region", "Kind");

CREATE INDEX "IX_NetworkResources_AccountId_Region_VpcId" ON "NetworkResources" ("AccountId", "Region", "VpcId");

CREATE INDEX "IX_NetworkResources_Id" ON "NetworkResources" ("Id");

CREATE UNIQUE INDEX "IX_OrganizationPolicies_AccountId_Type_Name" ON "OrganizationPolicies" ("AccountId", "Type", "Name");

CREATE INDEX "IX_OrganizationPolicyAttachments_AccountId_PolicyId_TargetId" ON "OrganizationPolicyAttachments" ("AccountId", "PolicyId", "TargetId");

CREATE UNIQUE INDEX "IX_OrganizationalUnits_AccountId_ParentId_Name" ON "OrganizationalUnits" ("AccountId", "ParentId", "Name");

CREATE UNIQUE INDEX "IX_Organizations_Id" ON "Organizations" ("Id");

CREATE INDEX "IX_PolicyAttachments_AccountId_PolicyArn" ON "PolicyAttachments" ("AccountId", "PolicyArn");

CREATE UNIQUE INDEX "IX_Roles_AccountId_NameKey" ON "Roles" ("AccountId", "NameKey");

CREATE INDEX "IX_Roles_AccountId_PermissionsBoundaryArn" ON "Roles" ("AccountId", "PermissionsBoundaryArn") WHERE "PermissionsBoundaryArn" IS NOT NULL;

CREATE INDEX "IX_S3Buckets_AccountId_Partition_Name" ON "S3Buckets" ("AccountId", "Partition", "Name");

CREATE INDEX "IX_S3Objects_FileId" ON "S3Objects" ("FileId") WHERE "FileId" IS NOT NULL;

CREATE INDEX "IX_S3Objects_UploadId" ON "S3Objects" ("UploadId") WHERE "UploadId" IS NOT NULL;

CREATE INDEX "IX_S3Parts_FileId" ON "S3Parts" ("FileId") WHERE "FileId" IS NOT NULL;

CREATE INDEX "IX_S3Uploads_BucketId_Key" ON "S3Uploads" ("BucketId", "Key");

CREATE INDEX "IX_SageMakerResources_AccountId_ParentArn" ON "SageMakerResources" ("AccountId", "ParentArn");

CREATE INDEX "IX_SageMakerResources_DueAt" ON "SageMakerResources" ("DueAt");

CREATE UNIQUE INDEX "IX_SamlProviders_AccountId_NameKey" ON "SamlProviders" ("AccountId", "NameKey");

CREATE UNIQUE INDEX "IX_ServerCertificates_AccountId_NameKey" ON "ServerCertificates" ("AccountId", "NameKey");

CREATE UNIQUE INDEX "IX_ServiceCredentials_AccountId_UserId_Service_Alias" ON "ServiceCredentials" ("AccountId", "UserId", "Service", "Alias");

CREATE UNIQUE INDEX "IX_SigningCertificates_AccountId_Thumbprint" ON "SigningCertificates" ("AccountId", "Thumbprint");

CREATE INDEX "IX_SigningCertificates_AccountId_UserId" ON "SigningCertificates" ("AccountId", "UserId");

CREATE UNIQUE INDEX "IX_SshPublicKeys_AccountId_UserId_Fingerprint" ON "SshPublicKeys" ("AccountId", "UserId", "Fingerprint");

CREATE UNIQUE INDEX "IX_Users_AccountId_NameKey" ON "Users" ("AccountId", "NameKey");

CREATE INDEX "IX_Users_AccountId_PermissionsBoundaryArn" ON "Users" ("AccountId", "PermissionsBoundaryArn") WHERE "PermissionsBoundaryArn" IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128203225_Initial', '10.0.15');

