CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

CREATE TABLE "AccessJobs" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "PrincipalId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "Report" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_AccessJobs" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "AccessKeys" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "UserId" text COLLATE "C",
    "ProtectedSecret" bytea NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "DeletedAt" bigint,
    CONSTRAINT "PK_AccessKeys" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "AccountAliases" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Alias" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_AccountAliases" PRIMARY KEY ("AccountId", "Alias")
);

CREATE TABLE "AccountCreations" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "AccountName" text COLLATE "C" NOT NULL,
    "RequestedAt" bigint NOT NULL,
    "CreatedAccountId" text COLLATE "C",
    "FailureReason" text COLLATE "C",
    CONSTRAINT "PK_AccountCreations" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "AccountSettings" (
    "AccountId" text COLLATE "C" NOT NULL,
    "TokenVersion" integer NOT NULL,
    "TokenIssuer" text COLLATE "C",
    "IssuesTokens" boolean NOT NULL,
    CONSTRAINT "PK_AccountSettings" PRIMARY KEY ("AccountId")
);

CREATE TABLE "AuditEventResources" (
    "AccountId" bigint NOT NULL,
    "Text" integer NOT NULL,
    "EventId" bigint NOT NULL,
    CONSTRAINT "PK_AuditEventResources" PRIMARY KEY ("AccountId", "Text", "EventId")
);

CREATE OR REPLACE FUNCTION "AuditEventResources_Stays"() RETURNS trigger LANGUAGE plpgsql AS $stays$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF false THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'AuditEventResources: what is written stays as it is';
    ELSIF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM "AuditEvents" AS e JOIN "AuditSeals" AS s ON s."AccountId" = e."AccountId"
    WHERE e."AccountId" = OLD."AccountId" AND e."Id" = OLD."EventId" AND s."RetiredAt" IS NOT NULL AND s."ToSequence" >= e."Sequence") THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'AuditEventResources: what is written stays';
    END IF;
    RAISE EXCEPTION 'AuditEventResources: what is written stays; a table cannot be truncated';
END $stays$;
CREATE TRIGGER "AuditEventResources_NoChange" BEFORE UPDATE OR DELETE ON "AuditEventResources" FOR EACH ROW EXECUTE FUNCTION "AuditEventResources_Stays"();
CREATE TRIGGER "AuditEventResources_NoTruncate" BEFORE TRUNCATE ON "AuditEventResources" FOR EACH STATEMENT EXECUTE FUNCTION "AuditEventResources_Stays"();

CREATE TABLE "AuditEvents" (
    "Id" bigint NOT NULL,
    "AccountId" bigint NOT NULL,
    "Sequence" bigint NOT NULL,
    "EventKey" bigint NOT NULL,
    "EventTime" bigint NOT NULL,
    "EventNameText" integer NOT NULL,
    "EventSourceText" integer NOT NULL,
    "UserNameText" integer,
    "PrincipalIdText" integer,
    "PrincipalArnText" integer,
    "SessionArnText" integer,
    "AccessKeyIdText" integer,
    "SourceIpText" integer,
    "ErrorCodeText" integer,
    "ReadOnly" boolean NOT NULL,
    "MfaAuthenticated" boolean NOT NULL,
    "Content" bytea NOT NULL,
    "Hash" bytea NOT NULL,
    CONSTRAINT "PK_AuditEvents" PRIMARY KEY ("AccountId", "Id")
);

CREATE OR REPLACE FUNCTION "AuditEvents_Stays"() RETURNS trigger LANGUAGE plpgsql AS $stays$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF false THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'AuditEvents: what is written stays as it is';
    ELSIF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM "AuditSeals" AS s WHERE s."AccountId" = OLD."AccountId" AND s."RetiredAt" IS NOT NULL AND s."ToSequence" >= OLD."Sequence") THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'AuditEvents: what is written stays';
    END IF;
    RAISE EXCEPTION 'AuditEvents: what is written stays; a table cannot be truncated';
END $stays$;
CREATE TRIGGER "AuditEvents_NoChange" BEFORE UPDATE OR DELETE ON "AuditEvents" FOR EACH ROW EXECUTE FUNCTION "AuditEvents_Stays"();
CREATE TRIGGER "AuditEvents_NoTruncate" BEFORE TRUNCATE ON "AuditEvents" FOR EACH STATEMENT EXECUTE FUNCTION "AuditEvents_Stays"();

CREATE TABLE "AuditHeads" (
    "AccountId" bigint NOT NULL,
    "Sequence" bigint NOT NULL,
    "Hash" bytea NOT NULL,
    "EventId" bigint NOT NULL,
    "LatestTime" bigint NOT NULL,
    "WasTurnedBack" boolean NOT NULL,
    CONSTRAINT "PK_AuditHeads" PRIMARY KEY ("AccountId")
);

CREATE TABLE "AuditSeals" (
    "AccountId" bigint NOT NULL,
    "Number" bigint NOT NULL,
    "FromSequence" bigint NOT NULL,
    "ToSequence" bigint NOT NULL,
    "StartHash" bytea NOT NULL,
    "EndHash" bytea NOT NULL,
    "FirstEventTime" bigint NOT NULL,
    "NewestEventTime" bigint NOT NULL,
    "SealedAt" bigint NOT NULL,
    "PreviousSeal" bytea NOT NULL,
    "KeyId" text COLLATE "C" NOT NULL,
    "PublicKey" bytea NOT NULL,
    "Signature" bytea NOT NULL,
    "RetiredAt" bigint,
    CONSTRAINT "PK_AuditSeals" PRIMARY KEY ("AccountId", "Number")
);

CREATE OR REPLACE FUNCTION "AuditSeals_Stays"() RETURNS trigger LANGUAGE plpgsql AS $stays$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD."RetiredAt" IS NULL AND NEW."RetiredAt" IS NOT NULL AND OLD."AccountId" IS NOT DISTINCT FROM NEW."AccountId" AND OLD."Number" IS NOT DISTINCT FROM NEW."Number" AND OLD."FromSequence" IS NOT DISTINCT FROM NEW."FromSequence" AND OLD."ToSequence" IS NOT DISTINCT FROM NEW."ToSequence" AND OLD."StartHash" IS NOT DISTINCT FROM NEW."StartHash" AND OLD."EndHash" IS NOT DISTINCT FROM NEW."EndHash" AND OLD."FirstEventTime" IS NOT DISTINCT FROM NEW."FirstEventTime" AND OLD."NewestEventTime" IS NOT DISTINCT FROM NEW."NewestEventTime" AND OLD."SealedAt" IS NOT DISTINCT FROM NEW."SealedAt" AND OLD."PreviousSeal" IS NOT DISTINCT FROM NEW."PreviousSeal" AND OLD."KeyId" IS NOT DISTINCT FROM NEW."KeyId" AND OLD."PublicKey" IS NOT DISTINCT FROM NEW."PublicKey" AND OLD."Signature" IS NOT DISTINCT FROM NEW."Signature" THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'AuditSeals: what is written stays as it is';
    ELSIF TG_OP = 'DELETE' THEN
        IF false THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'AuditSeals: what is written stays';
    END IF;
    RAISE EXCEPTION 'AuditSeals: what is written stays; a table cannot be truncated';
END $stays$;
CREATE TRIGGER "AuditSeals_NoChange" BEFORE UPDATE OR DELETE ON "AuditSeals" FOR EACH ROW EXECUTE FUNCTION "AuditSeals_Stays"();
CREATE TRIGGER "AuditSeals_NoTruncate" BEFORE TRUNCATE ON "AuditSeals" FOR EACH STATEMENT EXECUTE FUNCTION "AuditSeals_Stays"();

CREATE TABLE "AuditTexts" (
    "Id" integer NOT NULL,
    "AccountId" bigint NOT NULL,
    "Text" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_AuditTexts" PRIMARY KEY ("AccountId", "Id")
);

CREATE OR REPLACE FUNCTION "AuditTexts_Stays"() RETURNS trigger LANGUAGE plpgsql AS $stays$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF false THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'AuditTexts: what is written stays as it is';
    ELSIF TG_OP = 'DELETE' THEN
        IF false THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'AuditTexts: what is written stays';
    END IF;
    RAISE EXCEPTION 'AuditTexts: what is written stays; a table cannot be truncated';
END $stays$;
CREATE TRIGGER "AuditTexts_NoChange" BEFORE UPDATE OR DELETE ON "AuditTexts" FOR EACH ROW EXECUTE FUNCTION "AuditTexts_Stays"();
CREATE TRIGGER "AuditTexts_NoTruncate" BEFORE TRUNCATE ON "AuditTexts" FOR EACH STATEMENT EXECUTE FUNCTION "AuditTexts_Stays"();

CREATE TABLE "CredentialReports" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Content" bytea NOT NULL,
    "GeneratedAt" bigint NOT NULL,
    CONSTRAINT "PK_CredentialReports" PRIMARY KEY ("AccountId")
);

CREATE TABLE "DataProtectionKeys" (
    "Id" integer GENERATED BY DEFAULT AS IDENTITY,
    "FriendlyName" text COLLATE "C",
    "Xml" text COLLATE "C",
    CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY ("Id")
);

CREATE TABLE "DecisionDocuments" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Hash" bytea NOT NULL,
    "Content" bytea NOT NULL,
    CONSTRAINT "PK_DecisionDocuments" PRIMARY KEY ("AccountId", "Hash")
);

CREATE TABLE "DelegatedAdmins" (
    "AccountId" text COLLATE "C" NOT NULL,
    "MemberAccountId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_DelegatedAdmins" PRIMARY KEY ("AccountId", "MemberAccountId")
);

CREATE TABLE "DelegationRequests" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "RequestorWorkflowId" text COLLATE "C" NOT NULL,
    "RequestorName" text COLLATE "C",
    "OwnerAccountId" text COLLATE "C",
    "OwnerArn" text COLLATE "C",
    "ApproverArn" text COLLATE "C",
    "ApproverId" text COLLATE "C",
    "Description" text COLLATE "C" NOT NULL,
    "RequestMessage" text COLLATE "C",
    "PolicyTemplateArn" text COLLATE "C" NOT NULL,
    "Parameters" text COLLATE "C" NOT NULL,
    "PermissionPolicy" text COLLATE "C" NOT NULL,
    "NotificationChannel" text COLLATE "C" NOT NULL,
    "RedirectUrl" text COLLATE "C",
    "SessionDuration" integer NOT NULL,
    "OnlySendByOwner" boolean NOT NULL,
    "Notes" text COLLATE "C",
    "RejectionReason" text COLLATE "C",
    "State" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "UpdatedAt" bigint NOT NULL,
    "ExpiresAt" bigint NOT NULL,
    "TokenSentAt" bigint,
    CONSTRAINT "PK_DelegationRequests" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "DelegationTemplates" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Arn" text COLLATE "C" NOT NULL,
    "Document" text COLLATE "C" NOT NULL,
    "RequestorName" text COLLATE "C",
    CONSTRAINT "PK_DelegationTemplates" PRIMARY KEY ("AccountId", "Arn")
);

CREATE TABLE "DigestChains" (
    "AccountId" text COLLATE "C" NOT NULL,
    "TrailId" uuid NOT NULL,
    "SourceAccountId" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "From" bigint NOT NULL,
    "PreviousBucket" text COLLATE "C",
    "PreviousKey" text COLLATE "C",
    "PreviousHash" bytea,
    "PreviousSignature" bytea,
    CONSTRAINT "PK_DigestChains" PRIMARY KEY ("AccountId", "TrailId", "SourceAccountId", "Region")
);

CREATE TABLE "GroupMemberships" (
    "AccountId" text COLLATE "C" NOT NULL,
    "GroupId" text COLLATE "C" NOT NULL,
    "UserId" text COLLATE "C" NOT NULL,
    "AddedAt" bigint NOT NULL,
    CONSTRAINT "PK_GroupMemberships" PRIMARY KEY ("AccountId", "GroupId", "UserId")
);

CREATE TABLE "Groups" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "NameKey" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    CONSTRAINT "PK_Groups" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "InlinePolicies" (
    "AccountId" text COLLATE "C" NOT NULL,
    "PrincipalId" text COLLATE "C" NOT NULL,
    "NameKey" text COLLATE "C" NOT NULL,
    "PrincipalKind" integer NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Document" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_InlinePolicies" PRIMARY KEY ("AccountId", "PrincipalId", "NameKey")
);

CREATE TABLE "InstanceProfiles" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "NameKey" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "RoleId" text COLLATE "C",
    "Tags" text NOT NULL,
    CONSTRAINT "PK_InstanceProfiles" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "KeyGrants" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "KeyId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C",
    "Grantee" text COLLATE "C" NOT NULL,
    "RetiringPrincipal" text COLLATE "C",
    "PrincipalIds" text NOT NULL,
    "Operations" text COLLATE "C" NOT NULL,
    "ContextEquals" text,
    "ContextSubset" text,
    "IssuingAccount" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    CONSTRAINT "PK_KeyGrants" PRIMARY KEY ("AccountId", "Region", "KeyId", "Id")
);

CREATE TABLE "KmsAliases" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "KeyId" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "UpdatedAt" bigint NOT NULL,
    CONSTRAINT "PK_KmsAliases" PRIMARY KEY ("AccountId", "Region", "Name")
);

CREATE TABLE "KmsKeys" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Description" text COLLATE "C" NOT NULL,
    "Policy" text COLLATE "C" NOT NULL,
    "PolicyPrincipals" text NOT NULL,
    "ProtectedMaterial" bytea NOT NULL,
    "MaterialId" text COLLATE "C" NOT NULL,
    "State" integer NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "DeletionAt" bigint,
    "IsAwsManaged" boolean NOT NULL,
    "Tags" text NOT NULL,
    CONSTRAINT "PK_KmsKeys" PRIMARY KEY ("AccountId", "Region", "Id")
);

CREATE TABLE "LakeQueries" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "StoreId" text COLLATE "C" NOT NULL,
    "Statement" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "Deadline" bigint NOT NULL,
    "ExecutionMilliseconds" integer NOT NULL,
    "EventsMatched" bigint NOT NULL,
    "EventsScanned" bigint NOT NULL,
    "BytesScanned" bigint NOT NULL,
    "Rows" integer NOT NULL,
    "Columns" text COLLATE "C",
    "ErrorMessage" text COLLATE "C",
    CONSTRAINT "PK_LakeQueries" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "LakeQueryPages" (
    "AccountId" text COLLATE "C" NOT NULL,
    "QueryId" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "Content" bytea NOT NULL,
    CONSTRAINT "PK_LakeQueryPages" PRIMARY KEY ("AccountId", "QueryId", "Number")
);

CREATE TABLE "LakeSpans" (
    "AccountId" text COLLATE "C" NOT NULL,
    "StoreId" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "EventSelectors" text COLLATE "C" NOT NULL,
    "OnlyRegion" text COLLATE "C",
    "IsOrganization" boolean NOT NULL,
    "From" text COLLATE "C" NOT NULL,
    "To" text COLLATE "C",
    CONSTRAINT "PK_LakeSpans" PRIMARY KEY ("AccountId", "StoreId", "Number")
);

CREATE TABLE "LakeStores" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "EventSelectors" text COLLATE "C" NOT NULL,
    "IsMultiRegion" boolean NOT NULL,
    "IsOrganization" boolean NOT NULL,
    "RetentionPeriod" integer NOT NULL,
    "BillingMode" text COLLATE "C" NOT NULL,
    "IsTerminationProtected" boolean NOT NULL,
    "KmsKeyId" text COLLATE "C",
    "CreatedAt" bigint NOT NULL,
    "UpdatedAt" bigint NOT NULL,
    "DeletedAt" bigint,
    "Spans" integer NOT NULL,
    "Tags" text NOT NULL,
    "ResourcePolicy" text COLLATE "C",
    CONSTRAINT "PK_LakeStores" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "LoginProfiles" (
    "AccountId" text COLLATE "C" NOT NULL,
    "UserId" text COLLATE "C" NOT NULL,
    "PasswordHash" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "PasswordChangedAt" bigint NOT NULL,
    "PasswordResetRequired" boolean NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_LoginProfiles" PRIMARY KEY ("AccountId", "UserId")
);

CREATE TABLE "ManagedPolicies" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "NameKey" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "Arn" text COLLATE "C" NOT NULL,
    "Description" text COLLATE "C",
    "DefaultVersion" integer NOT NULL,
    "LatestVersion" integer NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "UpdatedAt" bigint NOT NULL,
    "Tags" text NOT NULL,
    CONSTRAINT "PK_ManagedPolicies" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "ManagedPolicyVersions" (
    "AccountId" text COLLATE "C" NOT NULL,
    "PolicyId" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "Document" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    CONSTRAINT "PK_ManagedPolicyVersions" PRIMARY KEY ("AccountId", "PolicyId", "Version")
);

CREATE TABLE "MemberAccounts" (
    "AccountId" text COLLATE "C" NOT NULL,
    "ManagementAccountId" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Email" text COLLATE "C" NOT NULL,
    "EmailKey" text COLLATE "C" NOT NULL,
    "ParentId" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "JoinedMethod" text COLLATE "C" NOT NULL,
    "JoinedAt" bigint NOT NULL,
    "Tags" text NOT NULL,
    CONSTRAINT "PK_MemberAccounts" PRIMARY KEY ("AccountId")
);

CREATE TABLE "MfaDevices" (
    "AccountId" text COLLATE "C" NOT NULL,
    "SerialNumber" text COLLATE "C" NOT NULL,
    "SerialKey" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C",
    "Path" text COLLATE "C",
    "IsVirtual" boolean NOT NULL,
    "ProtectedSeed" bytea,
    "UserId" text COLLATE "C",
    "UserIsRoot" boolean NOT NULL,
    "EnabledAt" bigint,
    "UsedSteps" bytea,
    "CredentialId" bytea,
    "PublicKey" bytea,
    "SignatureCounter" bigint NOT NULL,
    "Certifications" text COLLATE "C",
    "DriftSteps" integer NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "Tags" text NOT NULL,
    CONSTRAINT "PK_MfaDevices" PRIMARY KEY ("AccountId", "SerialNumber")
);

CREATE TABLE "NetworkResources" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Kind" integer NOT NULL,
    "VpcId" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "DeletedAt" bigint,
    "Details" text COLLATE "C" NOT NULL,
    "Tags" text NOT NULL,
    CONSTRAINT "PK_NetworkResources" PRIMARY KEY ("AccountId", "Region", "Id")
);

CREATE TABLE "OpenIdConnectProviders" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Url" text COLLATE "C" NOT NULL,
    "ClientIds" text[] NOT NULL,
    "Thumbprints" text[] NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "Tags" text NOT NULL,
    CONSTRAINT "PK_OpenIdConnectProviders" PRIMARY KEY ("AccountId", "Url")
);

CREATE TABLE "OrganizationPolicies" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Description" text COLLATE "C" NOT NULL,
    "Content" text COLLATE "C" NOT NULL,
    "UpdatedAt" bigint NOT NULL,
    "Tags" text NOT NULL,
    CONSTRAINT "PK_OrganizationPolicies" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "OrganizationPolicyAttachments" (
    "AccountId" text COLLATE "C" NOT NULL,
    "TargetId" text COLLATE "C" NOT NULL,
    "PolicyId" text COLLATE "C" NOT NULL,
    "PolicyType" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_OrganizationPolicyAttachments" PRIMARY KEY ("AccountId", "TargetId", "PolicyId")
);

CREATE TABLE "OrganizationalUnits" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "ParentId" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "Tags" text NOT NULL,
    CONSTRAINT "PK_OrganizationalUnits" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "Organizations" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C",
    "RootId" text COLLATE "C" NOT NULL,
    "FeatureSet" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "EnabledPolicyTypes" text COLLATE "C" NOT NULL,
    "ManagesRootCredentials" boolean NOT NULL,
    "AllowsRootSessions" boolean NOT NULL,
    CONSTRAINT "PK_Organizations" PRIMARY KEY ("AccountId")
);

CREATE TABLE "PasswordHistory" (
    "AccountId" text COLLATE "C" NOT NULL,
    "UserId" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "PasswordHash" text COLLATE "C" NOT NULL,
    "SetAt" bigint NOT NULL,
    CONSTRAINT "PK_PasswordHistory" PRIMARY KEY ("AccountId", "UserId", "Number")
);

CREATE TABLE "PasswordPolicies" (
    "AccountId" text COLLATE "C" NOT NULL,
    "MinimumPasswordLength" integer NOT NULL,
    "RequireSymbols" boolean NOT NULL,
    "RequireNumbers" boolean NOT NULL,
    "RequireUppercaseCharacters" boolean NOT NULL,
    "RequireLowercaseCharacters" boolean NOT NULL,
    "AllowUsersToChangePassword" boolean NOT NULL,
    "MaxPasswordAge" integer,
    "PasswordReusePrevention" integer,
    "HardExpiry" boolean,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_PasswordPolicies" PRIMARY KEY ("AccountId")
);

CREATE TABLE "PolicyAttachments" (
    "AccountId" text COLLATE "C" NOT NULL,
    "PrincipalId" text COLLATE "C" NOT NULL,
    "PolicyArn" text COLLATE "C" NOT NULL,
    "PrincipalKind" integer NOT NULL,
    "AttachedAt" bigint NOT NULL,
    CONSTRAINT "PK_PolicyAttachments" PRIMARY KEY ("AccountId", "PrincipalId", "PolicyArn")
);

CREATE TABLE "RetiredKeyUses" (
    "AccountId" text COLLATE "C" NOT NULL,
    "AccessKeyId" text COLLATE "C" NOT NULL,
    "Time" bigint NOT NULL,
    "EventSource" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_RetiredKeyUses" PRIMARY KEY ("AccountId", "AccessKeyId")
);

CREATE TABLE "RetiredUses" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Principal" text COLLATE "C" NOT NULL,
    "EventSource" text COLLATE "C" NOT NULL,
    "EventName" text COLLATE "C" NOT NULL,
    "Time" bigint NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Sequence" bigint NOT NULL,
    CONSTRAINT "PK_RetiredUses" PRIMARY KEY ("AccountId", "Principal", "EventSource", "EventName")
);

CREATE TABLE "RoleDeletionTasks" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    CONSTRAINT "PK_RoleDeletionTasks" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "Roles" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "NameKey" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "TrustPolicy" text COLLATE "C" NOT NULL,
    "TrustedIds" text NOT NULL,
    "Description" text COLLATE "C",
    "MaxSessionDuration" integer NOT NULL,
    "PermissionsBoundaryArn" text COLLATE "C",
    "Tags" text NOT NULL,
    "LastUsedAt" bigint,
    "LastUsedRegion" text COLLATE "C",
    CONSTRAINT "PK_Roles" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "RootUsers" (
    "AccountId" text COLLATE "C" NOT NULL,
    "PasswordHash" text COLLATE "C" NOT NULL,
    "PasswordChangedAt" bigint NOT NULL,
    "PasswordLastUsedAt" bigint,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_RootUsers" PRIMARY KEY ("AccountId")
);

CREATE TABLE "S3Buckets" (
    "Partition" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Id" uuid NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "Policy" text COLLATE "C",
    "IsPolicyPublic" boolean NOT NULL,
    "HasPublicAccessBlock" boolean NOT NULL,
    "BlockPublicAcls" boolean NOT NULL,
    "IgnorePublicAcls" boolean NOT NULL,
    "BlockPublicPolicy" boolean NOT NULL,
    "RestrictPublicBuckets" boolean NOT NULL,
    "EncryptionAlgorithm" text COLLATE "C" NOT NULL,
    "EncryptionKeyId" text COLLATE "C",
    "BucketKeyEnabled" boolean NOT NULL,
    "Ownership" text COLLATE "C" NOT NULL,
    "Tags" text NOT NULL,
    CONSTRAINT "PK_S3Buckets" PRIMARY KEY ("Partition", "Name")
);

CREATE TABLE "S3Objects" (
    "BucketId" uuid NOT NULL,
    "Key" text COLLATE "C" NOT NULL,
    "Size" bigint NOT NULL,
    "ETag" text COLLATE "C" NOT NULL,
    "ModifiedAt" bigint NOT NULL,
    "EncryptionAlgorithm" text COLLATE "C" NOT NULL,
    "EncryptionKeyArn" text COLLATE "C",
    "BucketKeyEnabled" boolean NOT NULL,
    "Tags" text NOT NULL,
    "Details" text COLLATE "C" NOT NULL,
    "UploadId" uuid,
    "PartsCount" integer,
    "FileId" uuid,
    "Inline" bytea,
    CONSTRAINT "PK_S3Objects" PRIMARY KEY ("BucketId", "Key")
);

CREATE TABLE "S3Parts" (
    "UploadId" uuid NOT NULL,
    "Number" integer NOT NULL,
    "Size" bigint NOT NULL,
    "ETag" text COLLATE "C" NOT NULL,
    "Md5" bytea NOT NULL,
    "ChecksumAlgorithm" text COLLATE "C",
    "Checksum" text COLLATE "C",
    "ModifiedAt" bigint NOT NULL,
    "FileId" uuid,
    "Inline" bytea,
    CONSTRAINT "PK_S3Parts" PRIMARY KEY ("UploadId", "Number")
);

CREATE TABLE "S3Uploads" (
    "Id" uuid NOT NULL,
    "BucketId" uuid NOT NULL,
    "Key" text COLLATE "C" NOT NULL,
    "InitiatedAt" bigint NOT NULL,
    "EncryptionAlgorithm" text COLLATE "C" NOT NULL,
    "EncryptionKeyArn" text COLLATE "C",
    "BucketKeyEnabled" boolean NOT NULL,
    "Tags" text NOT NULL,
    "Details" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_S3Uploads" PRIMARY KEY ("Id")
);

CREATE TABLE "SageMakerQuotas" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Use" integer NOT NULL,
    "InstanceType" text COLLATE "C" NOT NULL,
    "Value" integer NOT NULL,
    CONSTRAINT "PK_SageMakerQuotas" PRIMARY KEY ("AccountId", "Region", "Use", "InstanceType")
);

CREATE TABLE "SageMakerResources" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Kind" integer NOT NULL,
    "NameKey" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Arn" text COLLATE "C" NOT NULL,
    "Request" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "SecondaryStatus" text COLLATE "C" NOT NULL,
    "FailureReason" text COLLATE "C",
    "CreatedAt" bigint NOT NULL,
    "ModifiedAt" bigint NOT NULL,
    "StartedAt" bigint,
    "EndedAt" bigint,
    "DueAt" bigint,
    "Details" text COLLATE "C" NOT NULL,
    "AccessPath" text COLLATE "C",
    "ParentArn" text COLLATE "C",
    "Tags" text NOT NULL,
    CONSTRAINT "PK_SageMakerResources" PRIMARY KEY ("AccountId", "Region", "Kind", "NameKey")
);

CREATE TABLE "SamlProviderKeys" (
    "AccountId" text COLLATE "C" NOT NULL,
    "ProviderId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "ProtectedKey" bytea NOT NULL,
    "AddedAt" bigint NOT NULL,
    CONSTRAINT "PK_SamlProviderKeys" PRIMARY KEY ("AccountId", "ProviderId", "Id")
);

CREATE TABLE "SamlProviders" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "NameKey" text COLLATE "C" NOT NULL,
    "Metadata" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "ValidUntil" bigint NOT NULL,
    "AssertionEncryptionMode" text COLLATE "C",
    "Tags" text NOT NULL,
    CONSTRAINT "PK_SamlProviders" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "ServerCertificates" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "NameKey" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "Body" text COLLATE "C" NOT NULL,
    "Chain" text COLLATE "C",
    "UploadedAt" bigint NOT NULL,
    "ExpiresAt" bigint NOT NULL,
    "Tags" text NOT NULL,
    CONSTRAINT "PK_ServerCertificates" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "ServiceCredentials" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "UserId" text COLLATE "C" NOT NULL,
    "Service" text COLLATE "C" NOT NULL,
    "Alias" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "ExpiresAt" bigint,
    CONSTRAINT "PK_ServiceCredentials" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "SignedOut" (
    "SignInId" text COLLATE "C" NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    "EndedAt" bigint NOT NULL,
    CONSTRAINT "PK_SignedOut" PRIMARY KEY ("SignInId")
);

CREATE TABLE "SigningCertificates" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "UserId" text COLLATE "C",
    "Body" text COLLATE "C" NOT NULL,
    "Thumbprint" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "UploadedAt" bigint NOT NULL,
    CONSTRAINT "PK_SigningCertificates" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "SimulatorClock" (
    "Id" integer NOT NULL,
    "FrozenAt" bigint,
    "OffsetMilliseconds" bigint NOT NULL,
    CONSTRAINT "PK_SimulatorClock" PRIMARY KEY ("Id")
);

CREATE TABLE "SpentChallenges" (
    "Challenge" text COLLATE "C" NOT NULL,
    "ExpiresAt" bigint NOT NULL,
    CONSTRAINT "PK_SpentChallenges" PRIMARY KEY ("Challenge")
);

CREATE TABLE "SshPublicKeys" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "UserId" text COLLATE "C" NOT NULL,
    "Body" text COLLATE "C" NOT NULL,
    "Fingerprint" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "UploadedAt" bigint NOT NULL,
    CONSTRAINT "PK_SshPublicKeys" PRIMARY KEY ("AccountId", "Id")
);

CREATE TABLE "StoreSecrets" (
    "Name" text COLLATE "C" NOT NULL,
    "Value" bytea NOT NULL,
    CONSTRAINT "PK_StoreSecrets" PRIMARY KEY ("Name")
);

CREATE TABLE "TrailFiles" (
    "AccountId" text COLLATE "C" NOT NULL,
    "TrailId" uuid NOT NULL,
    "FileId" uuid NOT NULL,
    "SourceAccountId" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Bucket" text COLLATE "C" NOT NULL,
    "Key" text COLLATE "C" NOT NULL,
    "Hash" bytea NOT NULL,
    "Oldest" bigint,
    "Newest" bigint,
    "Time" bigint NOT NULL,
    "Content" bytea,
    "Signature" bytea,
    "IsForDigest" boolean NOT NULL,
    CONSTRAINT "PK_TrailFiles" PRIMARY KEY ("AccountId", "TrailId", "FileId")
);

CREATE TABLE "TrailKeys" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Region" text COLLATE "C" NOT NULL,
    "Fingerprint" text COLLATE "C" NOT NULL,
    "PublicKey" bytea NOT NULL,
    "SealedKey" bytea NOT NULL,
    "ValidFrom" bigint NOT NULL,
    "ValidUntil" bigint NOT NULL,
    CONSTRAINT "PK_TrailKeys" PRIMARY KEY ("AccountId", "Region", "Fingerprint")
);

CREATE TABLE "TrailSpans" (
    "AccountId" text COLLATE "C" NOT NULL,
    "TrailId" uuid NOT NULL,
    "SourceAccountId" text COLLATE "C" NOT NULL,
    "After" bigint NOT NULL,
    "Done" bigint NOT NULL,
    "Until" bigint,
    "LastEventId" uuid,
    CONSTRAINT "PK_TrailSpans" PRIMARY KEY ("AccountId", "TrailId", "SourceAccountId", "After")
);

CREATE TABLE "Trails" (
    "AccountId" text COLLATE "C" NOT NULL,
    "HomeRegion" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Id" uuid NOT NULL,
    "Partition" text COLLATE "C" NOT NULL,
    "Bucket" text COLLATE "C" NOT NULL,
    "Prefix" text COLLATE "C",
    "SnsTopicArn" text COLLATE "C",
    "LogGroupArn" text COLLATE "C",
    "LogRoleArn" text COLLATE "C",
    "KmsKeyArn" text COLLATE "C",
    "IncludesGlobalServices" boolean NOT NULL,
    "IsMultiRegion" boolean NOT NULL,
    "IsOrganizationTrail" boolean NOT NULL,
    "ValidatedSince" bigint,
    "Selectors" text COLLATE "C",
    "InsightSelectors" text COLLATE "C",
    "Tags" text NOT NULL,
    "IsLogging" boolean NOT NULL,
    "StartedAt" bigint,
    "StoppedAt" bigint,
    "DeliveredAt" bigint,
    "DeliveryTriedAt" bigint,
    "DeliveryError" text COLLATE "C",
    "DigestDeliveredAt" bigint,
    "DigestError" text COLLATE "C",
    CONSTRAINT "PK_Trails" PRIMARY KEY ("AccountId", "HomeRegion", "Name")
);

CREATE TABLE "Users" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Id" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "NameKey" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "PermissionsBoundaryArn" text COLLATE "C",
    "Tags" text NOT NULL,
    "PasswordLastUsedAt" bigint,
    CONSTRAINT "PK_Users" PRIMARY KEY ("AccountId", "Id")
);

CREATE INDEX "IX_AccessKeys_AccountId_UserId" ON "AccessKeys" ("AccountId", "UserId");

CREATE UNIQUE INDEX "IX_AccessKeys_Id" ON "AccessKeys" ("Id");

CREATE UNIQUE INDEX "IX_AccountAliases_Alias" ON "AccountAliases" ("Alias");

CREATE INDEX "IX_AuditEvents_AccountId_AccessKeyIdText_Id" ON "AuditEvents" ("AccountId", "AccessKeyIdText", "Id") WHERE "AccessKeyIdText" IS NOT NULL;

CREATE INDEX "IX_AuditEvents_AccountId_ErrorCodeText_Id" ON "AuditEvents" ("AccountId", "ErrorCodeText", "Id") WHERE "ErrorCodeText" IS NOT NULL;

CREATE INDEX "IX_AuditEvents_AccountId_EventKey_Id" ON "AuditEvents" ("AccountId", "EventKey", "Id");

CREATE INDEX "IX_AuditEvents_AccountId_EventNameText_Id" ON "AuditEvents" ("AccountId", "EventNameText", "Id");

CREATE INDEX "IX_AuditEvents_AccountId_EventSourceText_Id" ON "AuditEvents" ("AccountId", "EventSourceText", "Id");

CREATE INDEX "IX_AuditEvents_AccountId_EventTime_Id" ON "AuditEvents" ("AccountId", "EventTime", "Id");

CREATE INDEX "IX_AuditEvents_AccountId_PrincipalArnText_Id" ON "AuditEvents" ("AccountId", "PrincipalArnText", "Id") WHERE "PrincipalArnText" IS NOT NULL;

CREATE INDEX "IX_AuditEvents_AccountId_ReadOnly_Id" ON "AuditEvents" ("AccountId", "ReadOnly", "Id");

CREATE UNIQUE INDEX "IX_AuditEvents_AccountId_Sequence" ON "AuditEvents" ("AccountId", "Sequence");

CREATE INDEX "IX_AuditEvents_AccountId_SessionArnText_Id" ON "AuditEvents" ("AccountId", "SessionArnText", "Id") WHERE "SessionArnText" IS NOT NULL;

CREATE INDEX "IX_AuditEvents_AccountId_SourceIpText_Id" ON "AuditEvents" ("AccountId", "SourceIpText", "Id") WHERE "SourceIpText" IS NOT NULL;

CREATE INDEX "IX_AuditEvents_AccountId_UserNameText_Id" ON "AuditEvents" ("AccountId", "UserNameText", "Id") WHERE "UserNameText" IS NOT NULL;

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
VALUES ('20261128203236_Initial', '10.0.15');

