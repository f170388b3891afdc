using System.Text.RegularExpressions;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>A bucket, and a user with a key whose policy lets it do there what is measured and no more.</summary>
internal static partial class ObjectCaller
{
    public const string Bucket = "load";

    private const string Policy = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:PutObject","s3:GetObject","s3:AbortMultipartUpload"],"Resource":"arn:aws:s3:::load/*"}]}
        """;

    public static Signer Make(Server server)
    {
        Must(server, Exchange.Query(server.Address, $"Action=PutUserPolicy&UserName={Bench.Reader}&PolicyName=p&PolicyDocument={Uri.EscapeDataString(Policy.Trim())}"));
        string key = Must(server, Exchange.Query(server.Address, $"Action=CreateAccessKey&UserName={Bench.Reader}"));
        MakeBucket(server);
        return new Signer(IdOf().Match(key).Groups[1].Value, SecretOf().Match(key).Groups[1].Value);
    }

    /// <summary>As the account's root, whose key nobody issued.</summary>
    public static void MakeBucket(Server server) =>
        Must(server, Exchange.Send(server.Address, new Signer("test", "test").SignS3("PUT", "/" + Bucket, "", 0, "UNSIGNED-PAYLOAD"), 30_000));

    public static string Must(Server server, (int Status, string Body) answer) =>
        answer.Status == 200 ? answer.Body : throw new InvalidOperationException($"{server.Name} gave {answer.Status} {answer.Body}");

    [GeneratedRegex("<AccessKeyId>(.+?)</AccessKeyId>")]
    private static partial Regex IdOf();

    [GeneratedRegex("<SecretAccessKey>(.+?)</SecretAccessKey>")]
    private static partial Regex SecretOf();
}
