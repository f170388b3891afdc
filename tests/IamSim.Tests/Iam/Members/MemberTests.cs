using System.Xml.Linq;
using IamSim.Tests.Support;
using IamSim.Tests.Sweep;

namespace IamSim.Tests.Iam.Members;

/// <summary>Which members each answer shows: AWS's choice, and it differs by operation.</summary>
/// <remarks>
/// The model's texts say it of the lists ("does not return the following attributes, even though they are an attribute of the returned object"), of
/// <c>Policy.Description</c>, <c>PolicyVersion.Document</c>, <c>User.PasswordLastUsed</c> and others; the rest is from the reference's examples, those of
/// the AWS CLI, and real answers, named where the answers are made.
/// </remarks>
public sealed class MemberTests(MemberWorld world) : IClassFixture<MemberWorld>
{
    /// <summary>A name of <see cref="MemberWorld.Answers"/>, and the answer's members in their order: of lists the members of all that they hold.</summary>
    private const string Table = """
        CreateAccessKey: AccessKey(UserName AccessKeyId Status SecretAccessKey CreateDate)
        CreateAccessKey root: AccessKey(AccessKeyId Status SecretAccessKey CreateDate)
        CreateDelegationRequest: ConsoleDeepLink DelegationRequestId
        CreateGroup: Group(Path GroupName GroupId Arn CreateDate)
        CreateInstanceProfile: InstanceProfile(Path InstanceProfileName InstanceProfileId Arn CreateDate Roles Tags[Key Value])
        CreateInstanceProfile plain: InstanceProfile(Path InstanceProfileName InstanceProfileId Arn CreateDate Roles)
        CreateLoginProfile: LoginProfile(UserName CreateDate PasswordResetRequired)
        CreateOpenIDConnectProvider: OpenIDConnectProviderArn Tags[Key Value]
        CreateOpenIDConnectProvider plain: OpenIDConnectProviderArn
        CreatePolicy: Policy(PolicyName PolicyId Arn Path DefaultVersionId AttachmentCount PermissionsBoundaryUsageCount IsAttachable CreateDate UpdateDate Tags[Key Value])
        CreatePolicy plain: Policy(PolicyName PolicyId Arn Path DefaultVersionId AttachmentCount PermissionsBoundaryUsageCount IsAttachable CreateDate UpdateDate)
        CreatePolicyVersion: PolicyVersion(VersionId IsDefaultVersion CreateDate)
        CreateRole: Role(Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument PermissionsBoundary(PermissionsBoundaryType PermissionsBoundaryArn) Tags[Key Value])
        CreateRole plain: Role(Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument)
        CreateSAMLProvider: SAMLProviderArn Tags[Key Value]
        CreateSAMLProvider plain: SAMLProviderArn
        CreateServiceLinkedRole: Role(Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument)
        CreateServiceSpecificCredential: ServiceSpecificCredential(CreateDate ServiceName ServiceUserName ServicePassword ServiceSpecificCredentialId UserName Status)
        CreateServiceSpecificCredential key: ServiceSpecificCredential(CreateDate ExpirationDate ServiceName ServiceCredentialAlias ServiceCredentialSecret ServiceSpecificCredentialId UserName Status)
        CreateUser: User(Path UserName UserId Arn CreateDate PermissionsBoundary(PermissionsBoundaryType PermissionsBoundaryArn) Tags[Key Value])
        CreateUser plain: User(Path UserName UserId Arn CreateDate)
        CreateVirtualMFADevice: VirtualMFADevice(SerialNumber Base32StringSeed QRCodePNG Tags[Key Value])
        CreateVirtualMFADevice plain: VirtualMFADevice(SerialNumber Base32StringSeed QRCodePNG)
        DeleteServiceLinkedRole: DeletionTaskId
        DisableOrganizationsRootCredentialsManagement: OrganizationId EnabledFeatures
        DisableOrganizationsRootSessions: OrganizationId EnabledFeatures[]
        EnableOrganizationsRootCredentialsManagement: OrganizationId EnabledFeatures[]
        EnableOrganizationsRootSessions: OrganizationId EnabledFeatures[]
        EnableOutboundWebIdentityFederation: IssuerIdentifier
        GenerateCredentialReport: State Description
        GenerateOrganizationsAccessReport: JobId
        GenerateServiceLastAccessedDetails: JobId
        GetAccessKeyLastUsed: UserName AccessKeyLastUsed(LastUsedDate ServiceName Region)
        GetAccessKeyLastUsed never: UserName AccessKeyLastUsed(ServiceName Region)
        GetAccountAuthorizationDetails: UserDetailList[Path UserName UserId Arn CreateDate UserPolicyList[PolicyName PolicyDocument] GroupList[] AttachedManagedPolicies[PolicyName PolicyArn] PermissionsBoundary(PermissionsBoundaryType PermissionsBoundaryArn) Tags[Key Value]] GroupDetailList[Path GroupName GroupId Arn CreateDate GroupPolicyList[PolicyName PolicyDocument] AttachedManagedPolicies[PolicyName PolicyArn]] RoleDetailList[Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument InstanceProfileList[Path InstanceProfileName InstanceProfileId Arn CreateDate Roles[Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument]] RolePolicyList[PolicyName PolicyDocument] AttachedManagedPolicies[PolicyName PolicyArn] PermissionsBoundary(PermissionsBoundaryType PermissionsBoundaryArn) Tags[Key Value] RoleLastUsed(LastUsedDate Region)] Policies[PolicyName PolicyId Arn Path DefaultVersionId AttachmentCount PermissionsBoundaryUsageCount IsAttachable CreateDate UpdateDate PolicyVersionList[Document VersionId IsDefaultVersion CreateDate] Description] IsTruncated
        GetAccountPasswordPolicy: PasswordPolicy(MinimumPasswordLength RequireSymbols RequireNumbers RequireUppercaseCharacters RequireLowercaseCharacters AllowUsersToChangePassword ExpirePasswords MaxPasswordAge PasswordReusePrevention HardExpiry)
        GetAccountPasswordPolicy plain: PasswordPolicy(MinimumPasswordLength RequireSymbols RequireNumbers RequireUppercaseCharacters RequireLowercaseCharacters AllowUsersToChangePassword ExpirePasswords)
        GetAccountSummary: SummaryMap[key value]
        GetContextKeysForCustomPolicy: ContextKeyNames
        GetContextKeysForPrincipalPolicy: ContextKeyNames
        GetCredentialReport: Content ReportFormat GeneratedTime
        GetDelegationRequest: DelegationRequest(DelegationRequestId OwnerAccountId Description Permissions(PolicyTemplateArn Parameters[Name Values[] Type]) PermissionPolicy OwnerId State ExpirationTime RequestorId RequestorName CreateDate SessionDuration OnlySendByOwner UpdatedTime) PermissionCheckStatus PermissionCheckResult
        GetGroup: Group(Path GroupName GroupId Arn CreateDate) Users[Path UserName UserId Arn CreateDate] IsTruncated
        GetGroupPolicy: GroupName PolicyName PolicyDocument
        GetHumanReadableSummary: SummaryContent Locale SummaryState
        GetInstanceProfile: InstanceProfile(Path InstanceProfileName InstanceProfileId Arn CreateDate Roles[Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument] Tags[Key Value])
        GetInstanceProfile plain: InstanceProfile(Path InstanceProfileName InstanceProfileId Arn CreateDate Roles)
        GetInstanceProfile used: InstanceProfile(Path InstanceProfileName InstanceProfileId Arn CreateDate Roles[Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument])
        GetLoginProfile: LoginProfile(UserName CreateDate PasswordResetRequired)
        GetMFADevice: UserName SerialNumber EnableDate
        GetOpenIDConnectProvider: Url ClientIDList[] ThumbprintList[] CreateDate Tags[Key Value]
        GetOpenIDConnectProvider plain: Url ClientIDList ThumbprintList CreateDate Tags
        GetOrganizationsAccessReport: JobStatus JobCreationDate JobCompletionDate NumberOfServicesAccessible NumberOfServicesNotAccessed AccessDetails[ServiceName ServiceNamespace TotalAuthenticatedEntities] IsTruncated Marker
        GetOutboundWebIdentityFederationInfo: IssuerIdentifier JwtVendingEnabled
        GetPolicy: Policy(PolicyName PolicyId Arn Path DefaultVersionId AttachmentCount PermissionsBoundaryUsageCount IsAttachable Description CreateDate UpdateDate Tags[Key Value])
        GetPolicy aws: Policy(PolicyName PolicyId Arn Path DefaultVersionId AttachmentCount PermissionsBoundaryUsageCount IsAttachable CreateDate UpdateDate Tags)
        GetPolicy plain: Policy(PolicyName PolicyId Arn Path DefaultVersionId AttachmentCount PermissionsBoundaryUsageCount IsAttachable CreateDate UpdateDate Tags)
        GetPolicyVersion: PolicyVersion(Document VersionId IsDefaultVersion CreateDate)
        GetRole: Role(Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument Description MaxSessionDuration PermissionsBoundary(PermissionsBoundaryType PermissionsBoundaryArn) Tags[Key Value] RoleLastUsed)
        GetRole plain: Role(Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument MaxSessionDuration RoleLastUsed)
        GetRole used: Role(Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument MaxSessionDuration RoleLastUsed(LastUsedDate Region))
        GetRolePolicy: RoleName PolicyName PolicyDocument
        GetSAMLProvider: SAMLProviderUUID SAMLMetadataDocument CreateDate ValidUntil Tags[Key Value] AssertionEncryptionMode PrivateKeyList[KeyId Timestamp]
        GetSAMLProvider plain: SAMLProviderUUID SAMLMetadataDocument CreateDate ValidUntil
        GetSSHPublicKey: SSHPublicKey(UserName SSHPublicKeyId Fingerprint SSHPublicKeyBody Status UploadDate)
        GetServerCertificate: ServerCertificate(ServerCertificateMetadata(Path ServerCertificateName ServerCertificateId Arn UploadDate Expiration) CertificateBody CertificateChain Tags[Key Value])
        GetServerCertificate plain: ServerCertificate(ServerCertificateMetadata(Path ServerCertificateName ServerCertificateId Arn UploadDate Expiration) CertificateBody)
        GetServiceLastAccessedDetails: JobStatus JobType JobCreationDate ServicesLastAccessed[ServiceName ServiceNamespace TotalAuthenticatedEntities] JobCompletionDate IsTruncated
        GetServiceLastAccessedDetailsWithEntities: JobStatus JobCreationDate JobCompletionDate EntityDetailsList[EntityInfo(Arn Name Type Id Path)] IsTruncated
        GetServiceLinkedRoleDeletionStatus: Status
        GetUser: User(Path UserName UserId Arn CreateDate PermissionsBoundary(PermissionsBoundaryType PermissionsBoundaryArn) Tags[Key Value])
        GetUser plain: User(Path UserName UserId Arn CreateDate)
        GetUser root: User(UserId Arn CreateDate)
        GetUser used: User(Path UserName UserId Arn CreateDate PasswordLastUsed)
        GetUserPolicy: UserName PolicyName PolicyDocument
        ListAccessKeys: AccessKeyMetadata[UserName AccessKeyId Status CreateDate] IsTruncated
        ListAccountAliases: AccountAliases[] IsTruncated
        ListAttachedGroupPolicies: AttachedPolicies[PolicyName PolicyArn] IsTruncated
        ListAttachedRolePolicies: AttachedPolicies[PolicyName PolicyArn] IsTruncated
        ListAttachedUserPolicies: AttachedPolicies[PolicyName PolicyArn] IsTruncated
        ListDelegationRequests: DelegationRequests[DelegationRequestId OwnerAccountId Description Permissions(PolicyTemplateArn Parameters[Name Values[] Type]) PermissionPolicy OwnerId State ExpirationTime RequestorId RequestorName CreateDate SessionDuration OnlySendByOwner UpdatedTime] isTruncated
        ListEntitiesForPolicy: PolicyGroups[GroupName GroupId] PolicyUsers[UserName UserId] PolicyRoles[RoleName RoleId] IsTruncated
        ListEntitiesForPolicy boundary: PolicyGroups PolicyUsers[UserName UserId] PolicyRoles[RoleName RoleId] IsTruncated
        ListGroupPolicies: PolicyNames[] IsTruncated
        ListGroups: Groups[Path GroupName GroupId Arn CreateDate] IsTruncated
        ListGroupsForUser: Groups[Path GroupName GroupId Arn CreateDate] IsTruncated
        ListInstanceProfileTags: Tags[Key Value] IsTruncated
        ListInstanceProfiles: InstanceProfiles[Path InstanceProfileName InstanceProfileId Arn CreateDate Roles[Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument]] IsTruncated
        ListInstanceProfilesForRole: InstanceProfiles[Path InstanceProfileName InstanceProfileId Arn CreateDate Roles[Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument]] IsTruncated
        ListMFADeviceTags: Tags[Key Value] IsTruncated
        ListMFADevices: MFADevices[UserName SerialNumber EnableDate] IsTruncated
        ListOpenIDConnectProviderTags: Tags[Key Value] IsTruncated
        ListOpenIDConnectProviders: OpenIDConnectProviderList[Arn]
        ListOrganizationsFeatures: OrganizationId EnabledFeatures[]
        ListPolicies: Policies[PolicyName PolicyId Arn Path DefaultVersionId AttachmentCount PermissionsBoundaryUsageCount IsAttachable CreateDate UpdateDate] IsTruncated
        ListPoliciesGrantingServiceAccess: PoliciesGrantingServiceAccess[ServiceNamespace Policies[PolicyName PolicyType EntityType EntityName PolicyArn]] IsTruncated
        ListPolicyTags: Tags[Key Value] IsTruncated
        ListPolicyVersions: Versions[VersionId IsDefaultVersion CreateDate] IsTruncated
        ListRolePolicies: PolicyNames[] IsTruncated
        ListRoleTags: Tags[Key Value] IsTruncated
        ListRoles: Roles[Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument Description MaxSessionDuration] IsTruncated
        ListSAMLProviderTags: Tags[Key Value] IsTruncated
        ListSAMLProviders: SAMLProviderList[Arn ValidUntil CreateDate]
        ListSSHPublicKeys: SSHPublicKeys[UserName SSHPublicKeyId Status UploadDate] IsTruncated
        ListServerCertificateTags: Tags[Key Value] IsTruncated
        ListServerCertificates: ServerCertificateMetadataList[Path ServerCertificateName ServerCertificateId Arn UploadDate Expiration] IsTruncated
        ListServiceSpecificCredentials: ServiceSpecificCredentials[UserName Status ServiceUserName CreateDate ServiceSpecificCredentialId ServiceName] IsTruncated
        ListServiceSpecificCredentials key: ServiceSpecificCredentials[UserName Status ServiceCredentialAlias CreateDate ExpirationDate ServiceSpecificCredentialId ServiceName] IsTruncated
        ListSigningCertificates: Certificates[UserName CertificateId CertificateBody Status UploadDate] IsTruncated
        ListUserPolicies: PolicyNames[] IsTruncated
        ListUserTags: Tags[Key Value] IsTruncated
        ListUsers: Users[Path UserName UserId Arn CreateDate PasswordLastUsed] IsTruncated
        ListVirtualMFADevices: VirtualMFADevices[SerialNumber User(Path UserName UserId Arn CreateDate PasswordLastUsed) EnableDate] IsTruncated
        ListVirtualMFADevices nobody's: VirtualMFADevices[SerialNumber] IsTruncated
        ResetServiceSpecificCredential: ServiceSpecificCredential(CreateDate ServiceName ServiceUserName ServicePassword ServiceSpecificCredentialId UserName Status)
        ResetServiceSpecificCredential key: ServiceSpecificCredential(CreateDate ExpirationDate ServiceName ServiceCredentialAlias ServiceCredentialSecret ServiceSpecificCredentialId UserName Status)
        SimulateCustomPolicy: EvaluationResults[EvalActionName EvalResourceName EvalDecision MatchedStatements[SourcePolicyId SourcePolicyType StartPosition(Line Column) EndPosition(Line Column)] MissingContextValues] IsTruncated
        SimulatePrincipalPolicy: EvaluationResults[EvalActionName EvalResourceName EvalDecision MatchedStatements[SourcePolicyId SourcePolicyType StartPosition(Line Column) EndPosition(Line Column)] MissingContextValues PermissionsBoundaryDecisionDetail(AllowedByPermissionsBoundary) EvalDecisionDetails ResourceSpecificResults[EvalResourceName EvalResourceDecision MatchedStatements[SourcePolicyId SourcePolicyType StartPosition(Line Column) EndPosition(Line Column)] MissingContextValues PermissionsBoundaryDecisionDetail(AllowedByPermissionsBoundary)]] IsTruncated
        UpdateRole:
        UpdateRoleDescription: Role(Path RoleName RoleId Arn CreateDate AssumeRolePolicyDocument Description)
        UpdateSAMLProvider: SAMLProviderArn
        UploadSSHPublicKey: SSHPublicKey(UserName SSHPublicKeyId Fingerprint SSHPublicKeyBody Status UploadDate)
        UploadServerCertificate: ServerCertificateMetadata(Path ServerCertificateName ServerCertificateId Arn UploadDate Expiration) Tags[Key Value]
        UploadServerCertificate plain: ServerCertificateMetadata(Path ServerCertificateName ServerCertificateId Arn UploadDate Expiration)
        UploadSigningCertificate: Certificate(UserName CertificateId CertificateBody Status UploadDate)
        """;

    private static readonly Dictionary<string, string> Expected = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim());

    public static TheoryData<string> Names => [.. Expected.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Answer_ShowsTheMembersThatAwsShows(string name) => Assert.Equal(Expected[name], Members(world.Answers[name]));

    [Fact]
    public void Table_HasEveryOperationThatAnswersWithSomething()
    {
        var model = SweepOperations.Model;
        var answering = SweepOperations.All.Select(o => o.Name).Where(name => model.Message(name, "output") is not null);

        Assert.Equal(answering, Expected.Keys.Select(name => name.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), world.Answers.Keys.Order(StringComparer.Ordinal));
    }

    private static string Members(WireAnswer answer) =>
        Inside(answer.Xml!.Elements().Where(e => e.Name.LocalName.EndsWith("Result", StringComparison.Ordinal)));

    /// <summary>What elements of one name hold, together.</summary>
    private static string Inside(IEnumerable<XElement> alike) =>
        string.Join(' ', alike.Elements().GroupBy(e => e.Name.LocalName).Select(members => Shown(members.Key, members)));

    private static string Shown(string name, IEnumerable<XElement> alike) => alike.Elements().GroupBy(e => e.Name.LocalName).ToList() switch
    {
        [] => name,
        [{ Key: "member" or "entry" } list] => $"{name}[{Inside(list)}]",
        _ => $"{name}({Inside(alike)})",
    };
}
