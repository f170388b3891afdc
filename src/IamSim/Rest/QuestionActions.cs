namespace IamSim.Rest;

/// <summary>The actions of AWS's that come nearest to IamSim's own questions: whoever may not do these there may not ask those here.</summary>
internal static class QuestionActions
{
    /// <summary>Policies that come with the question are asked.</summary>
    public const string SimulateCustomPolicy = "iam:SimulateCustomPolicy";

    /// <summary>Principals that IamSim holds are asked about.</summary>
    public const string SimulatePrincipalPolicy = "iam:SimulatePrincipalPolicy";

    public const string ValidatePolicy = "access-analyzer:ValidatePolicy";

    public const string CheckNoNewAccess = "access-analyzer:CheckNoNewAccess";

    /// <summary>What signs the trail, and with which key.</summary>
    public const string ListPublicKeys = "cloudtrail:ListPublicKeys";

    /// <summary>The trail is signed: on AWS a trail is updated to have its log files validated.</summary>
    public const string UpdateTrail = "cloudtrail:UpdateTrail";

    public const string LookupEvents = "cloudtrail:LookupEvents";

    public const string ListServiceQuotas = "servicequotas:ListServiceQuotas";

    public const string RequestServiceQuotaIncrease = "servicequotas:RequestServiceQuotaIncrease";

    /// <summary>An account is made for somebody to learn in.</summary>
    public const string CreateAccount = "organizations:CreateAccount";
}
