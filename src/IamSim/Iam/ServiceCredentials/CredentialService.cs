using System.Text;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>A service that has credentials of its own, and how they are formed.</summary>
/// <param name="Name">The service's principal.</param>
/// <param name="SecretPrefix">What its API keys begin with; null for a service that asks for user name and password.</param>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html">IAM: Service-specific credentials</see></remarks>
internal sealed record CredentialService(string Name, string? SecretPrefix = null)
{
    // The prefix of CloudWatch Logs' keys is a guess.
    private static readonly CredentialService[] Known =
    [
        new("codecommit.amazonaws.com"),
        new("cassandra.amazonaws.com"),
        new("bedrock.amazonaws.com", "ABSK"),
        new("logs.amazonaws.com", "ACWL"),
    ];

    public static CredentialService? Of(string name) => Array.Find(Known, service => service.Name == name);

    /// <summary>True for a service that takes one API key in the place of user name and password; only such a key can expire.</summary>
    public bool HasApiKeys => SecretPrefix is not null;

    /// <summary>What the service knows a user by: <c>alice-at-123456789012</c>, and by the next credential <c>alice+1-at-123456789012</c>.</summary>
    public static string Alias(string userName, string account, int number) => number == 0 ? $"{userName}-at-{account}" : $"{userName}+{number}-at-{account}";

    /// <summary>The secret as the service forms it: a password, or an API key, which holds the alias too.</summary>
    public string Secret(string alias, string password) =>
        SecretPrefix is null ? password : SecretPrefix + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{alias}:{password}"));
}
