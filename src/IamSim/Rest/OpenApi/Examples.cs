using System.Collections.Frozen;
using System.Text.Json.Nodes;
using IamSim.Contracts.Iam;

namespace IamSim.Rest.OpenApi;

/// <summary>Bodies that work as they are: what Swagger UI fills in for a newcomer.</summary>
internal static class Examples
{
    private const string ReadTrainingData = """
        {"Version":"2012-10-17","Statement":[{"Sid":"ReadTrainingData","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],
        "Resource":["arn:aws:s3:::ml-training-data","arn:aws:s3:::ml-training-data/*"]}]}
        """;

    private const string SageMakerTrust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    private const string EuropeOnly = """
        {"Version":"2012-10-17","Statement":[{"Sid":"EuropeOnly","Effect":"Deny","NotAction":["iam:*","organizations:*","sts:*"],"Resource":"*",
        "Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-central-1","eu-west-1"]}}}]}
        """;

    private const string Tags = """[{"key":"team","value":"vision"}]""";

    private static readonly FrozenDictionary<Type, string> Texts = new Dictionary<Type, string>
    {
        [typeof(CreateUserRequest)] = $$"""{"userName":"alice","path":"/ml/","tags":{{Tags}}}""",
        [typeof(UpdateUserRequest)] = """{"newUserName":"alice-ml","newPath":"/ml/vision/"}""",
        [typeof(TagUserRequest)] = $$"""{"tags":{{Tags}}}""",
        [typeof(TagRoleRequest)] = $$"""{"tags":{{Tags}}}""",
        [typeof(TagPolicyRequest)] = $$"""{"tags":{{Tags}}}""",
        [typeof(TagMFADeviceRequest)] = $$"""{"tags":{{Tags}}}""",
        [typeof(TagInstanceProfileRequest)] = $$"""{"tags":{{Tags}}}""",
        [typeof(PutUserPermissionsBoundaryRequest)] = """{"permissionsBoundary":"arn:aws:iam::aws:policy/PowerUserAccess"}""",
        [typeof(PutRolePermissionsBoundaryRequest)] = """{"permissionsBoundary":"arn:aws:iam::aws:policy/PowerUserAccess"}""",
        [typeof(CreateGroupRequest)] = """{"groupName":"MlEngineers","path":"/ml/"}""",
        [typeof(UpdateGroupRequest)] = """{"newGroupName":"MachineLearningEngineers"}""",
        [typeof(CreateServiceLinkedRoleRequest)] = """{"aWSServiceName":"sagemaker.amazonaws.com"}""",
        [typeof(CreateRoleRequest)] = $$"""
            {"roleName":"AmazonSageMakerExecutionRole","path":"/service-role/","assumeRolePolicyDocument":{{SageMakerTrust}},
            "description":"Training jobs of the vision team","maxSessionDuration":3600,"tags":{{Tags}}}
            """,
        [typeof(UpdateRoleRequest)] = """{"description":"Training jobs","maxSessionDuration":7200}""",
        [typeof(UpdateAssumeRolePolicyRequest)] = $$"""{"policyDocument":{{SageMakerTrust}}}""",
        [typeof(CreatePolicyRequest)] = $$"""
            {"policyName":"ReadTrainingData","path":"/ml/","policyDocument":{{ReadTrainingData}},"description":"Read what models are trained on"}
            """,
        [typeof(CreatePolicyVersionRequest)] = $$"""{"policyDocument":{{ReadTrainingData}},"setAsDefault":true}""",
        [typeof(SetDefaultPolicyVersionRequest)] = """{"versionId":"v1"}""",
        [typeof(CreateInstanceProfileRequest)] = """{"instanceProfileName":"notebooks","path":"/ml/"}""",
        [typeof(CreateLoginProfileRequest)] = """{"password":"Correct-Horse-7-Battery","passwordResetRequired":true}""",
        [typeof(UpdateLoginProfileRequest)] = """{"password":"Correct-Horse-8-Battery"}""",
        [typeof(ChangePasswordRequest)] = """{"oldPassword":"Correct-Horse-7-Battery","newPassword":"Correct-Horse-9-Battery"}""",
        [typeof(UpdateAccountPasswordPolicyRequest)] = """
            {"minimumPasswordLength":14,"requireSymbols":true,"requireNumbers":true,"requireUppercaseCharacters":true,
            "requireLowercaseCharacters":true,"allowUsersToChangePassword":true,"maxPasswordAge":90,"passwordReusePrevention":5}
            """,
        [typeof(CreateVirtualMFADeviceRequest)] = """{"virtualMFADeviceName":"alice","path":"/"}""",
        [typeof(EnableMFADeviceRequest)] = """{"authenticationCode1":"123456","authenticationCode2":"654321"}""",
        [typeof(ResyncMFADeviceRequest)] = """{"authenticationCode1":"123456","authenticationCode2":"654321"}""",
        [typeof(SimulateCustomPolicyRequest)] = $$"""
            {"policyInputList":[{{ReadTrainingData}}],"actionNames":["s3:GetObject"],"resourceArns":["arn:aws:s3:::ml-training-data/cats.tar"]}
            """,
        [typeof(SimulatePrincipalPolicyRequest)] = """
            {"policySourceArn":"arn:aws:iam::123456789012:user/alice","actionNames":["sagemaker:ListTrainingJobs","sagemaker:CreateTrainingJob"]}
            """,
        [typeof(GetContextKeysForCustomPolicyRequest)] = $$"""{"policyInputList":[{{ReadTrainingData}}]}""",
        [typeof(GetContextKeysForPrincipalPolicyRequest)] = """{"policySourceArn":"arn:aws:iam::123456789012:user/alice"}""",
        [typeof(TagSAMLProviderRequest)] = $$"""{"tags":{{Tags}}}""",
        [typeof(TagOpenIDConnectProviderRequest)] = $$"""{"tags":{{Tags}}}""",
        [typeof(UpdateSAMLProviderRequest)] = """{"assertionEncryptionMode":"Allowed"}""",
        [typeof(CreateOpenIDConnectProviderRequest)] = """
            {"url":"https://token.actions.githubusercontent.com","clientIDList":["sts.amazonaws.com"],
            "thumbprintList":["6938fd4d98bab03faadb97b34396831e3780aea1"]}
            """,
        [typeof(UpdateOpenIDConnectProviderThumbprintRequest)] = """{"thumbprintList":["6938fd4d98bab03faadb97b34396831e3780aea1"]}""",
        [typeof(AddClientIDToOpenIDConnectProviderRequest)] = """{"clientID":"sts.amazonaws.com"}""",
        [typeof(SetSecurityTokenServicePreferencesRequest)] = """{"globalEndpointTokenVersion":"v2Token"}""",
        [typeof(GenerateServiceLastAccessedDetailsRequest)] = """{"arn":"arn:aws:iam::123456789012:user/alice","granularity":"ACTION_LEVEL"}""",
        [typeof(GenerateOrganizationsAccessReportRequest)] = """{"entityPath":"o-a1b2c3d4e5/r-f6g7"}""",
        [typeof(TagServerCertificateRequest)] = $$"""{"tags":{{Tags}}}""",
        [typeof(UpdateServerCertificateRequest)] = """{"newServerCertificateName":"production","newPath":"/ml/"}""",
        [typeof(UpdateSigningCertificateRequest)] = """{"status":"Inactive"}""",
        [typeof(UpdateSSHPublicKeyRequest)] = """{"status":"Inactive"}""",
        [typeof(CreateServiceSpecificCredentialRequest)] = """{"serviceName":"codecommit.amazonaws.com"}""",
        [typeof(UpdateServiceSpecificCredentialRequest)] = """{"status":"Inactive"}""",
        [typeof(CreateDelegationRequestRequest)] = """
            {"description":"Set up the monitoring of your buckets","requestorWorkflowId":"workflow-0001","sessionDuration":3600,
            "notificationChannel":"arn:aws:sns:us-east-1:123456789012:delegations","permissions":{
            "policyTemplateArn":"arn:aws:iam::partner:policy-template/example.com/ReadBucket_20261124","parameters":[
            {"name":"bucketName","values":["ml-training-data"],"type":"string"},{"name":"mayWrite","values":["False"],"type":"string"}]}}
            """,
        [typeof(UpdateDelegationRequestRequest)] = """{"notes":"Please look at the second statement"}""",
        [typeof(RejectDelegationRequestRequest)] = """{"notes":"Ask for one bucket only"}""",
        [typeof(Contracts.Organizations.CreateOrganizationRequest)] = """{"featureSet":"ALL"}""",
        [typeof(Contracts.Organizations.CreateOrganizationalUnitRequest)] = """{"parentId":"r-ab12","name":"Workloads"}""",
        [typeof(Contracts.Organizations.CreateAccountRequest)] = """{"accountName":"Sandbox","email":"sandbox@example.com"}""",
        [typeof(Contracts.Organizations.MoveAccountRequest)] = """{"sourceParentId":"r-ab12","destinationParentId":"ou-ab12-c3d4e5f6"}""",
        [typeof(Contracts.Organizations.CreatePolicyRequest)] = $$"""
            {"name":"Regions","description":"Europe only","type":"SERVICE_CONTROL_POLICY","content":{{EuropeOnly}}}
            """,
        [typeof(Contracts.Organizations.UpdatePolicyRequest)] = $$"""{"description":"Europe only, again","content":{{EuropeOnly}}}""",
        [typeof(UpdateAccessKeyRequest)] = """{"status":"Inactive"}""",
    }.ToFrozenDictionary();

    public static JsonNode? Of(Type request) =>
        Texts.TryGetValue(request, out var text) || SageMakerExamples.Texts.TryGetValue(request, out text) ? JsonNode.Parse(text) : null;
}
