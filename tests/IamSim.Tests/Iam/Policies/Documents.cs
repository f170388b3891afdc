using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Policies;

/// <summary>Policy documents, and policies made of them.</summary>
internal static class Documents
{
    public const string Read = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";

    public const string Write = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]}""";

    /// <summary>A document whose size, white space not counted, is the given one.</summary>
    public static string OfSize(int size)
    {
        const string Start = """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/""";
        const string End = "\" } ] }";
        var frame = (Start + End).Count(c => c != ' ');
        return Start + new string('x', size - frame) + End;
    }

    /// <summary>Makes a managed policy, and returns its ARN.</summary>
    public static async Task<string> NewPolicyAsync(this TestAccount account, string name, string path = "/") =>
        (await account.MustAsync("CreatePolicy", ("PolicyName", name), ("Path", path), ("PolicyDocument", Read))).Value("Policy/Arn")!;

    /// <summary>Makes a user, group or role of a name and a path.</summary>
    public static Task<WireAnswer> NewPrincipalAsync(this TestAccount account, string kind, string name, string path = "/")
    {
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        (string, string)[] parameters = [($"{kind}Name", name), ("Path", path)];
        return account.MustAsync($"Create{kind}", kind == "Role" ? [.. parameters, ("AssumeRolePolicyDocument", Trust)] : parameters);
    }
}
