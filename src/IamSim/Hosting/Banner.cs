using IamSim.Authentication;
using IamSim.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace IamSim.Hosting;

/// <summary>What a newcomer needs to see first: where the server listens, how it is set, and lines to paste.</summary>
internal static class Banner
{
    public static void Write(WebApplication app, IamSimOptions options)
    {
        if (options.Log.Format == LogFormat.Json)
        {
            // Whoever reads JSON lines wants nothing but JSON lines.
            app.Logger.LogInformation(
                "IamSim listens at {Addresses}, account {Account}, enforcement {Enforcement}, unknown keys act as {UnknownKeys}",
                Addresses(app),
                options.AccountId,
                options.Enforcement,
                options.Credentials.UnknownKeys);
            if (app.Services.GetRequiredService<RootKey>().Made is { } made)
            {
                // Not into the log, which is kept: it is a secret.
                Console.Error.WriteLine($"IamSim made an access key for root of {options.AccountId}, shown only now: {made.Id} {made.Secret}");
            }

            return;
        }

        var url = Addresses(app).FirstOrDefault() ?? Server.DefaultUrl;
        var root = app.Services.GetRequiredService<RootKey>().Made;
        var (key, secret) = root is { } shown ? (shown.Id, shown.Secret)
            : options.Credentials.UnknownKeys == UnknownKeyMode.Root ? ("test", "test")
            : (options.Credentials.RootAccessKeyId ?? "<root's key>", "<its secret>");
        Console.Out.WriteLine($"""

            IamSim: AWS IAM on your own machine

              listening    {string.Join(", ", Addresses(app))}
              account      {options.AccountId} ({options.Region})
              enforcement  {EnforcementOf(options)}
              credentials  {CredentialsOf(options)}
              database     {app.Services.GetRequiredService<Database>().Description}
              Swagger UI   {url}/swagger

            AWS CLI:
              export AWS_ACCESS_KEY_ID={key} AWS_SECRET_ACCESS_KEY={secret} AWS_DEFAULT_REGION={options.Region} AWS_ENDPOINT_URL={url}
              aws iam create-user --user-name alice

            boto3:
              iam = boto3.client("iam", endpoint_url="{url}", region_name="{options.Region}",
                                 aws_access_key_id="{key}", aws_secret_access_key="{secret}")

            """);
        if (root is not null)
        {
            Console.Out.WriteLine("Root's key above was made now and is shown only this once: keep it.");
        }
    }

    private static string EnforcementOf(IamSimOptions options) => options.Enforcement switch
    {
        EnforcementMode.On => "On: keys that IamSim issued are verified and their calls decided",
        EnforcementMode.Observe => "Observe: verified, decided and recorded, but all is let through",
        _ => "Off: everything is let through; the access key names the caller, nothing is verified",
    };

    private static string CredentialsOf(IamSimOptions options) => options.Credentials.UnknownKeys == UnknownKeyMode.Root
        ? options.Root.RequireMfa
            ? "a key that IamSim never issued acts as the account's root, which has to show MFA before it may do anything else"
            : "a key that IamSim never issued acts as the account's root: test/test works"
        : "a key that IamSim never issued is refused; root has a key of its own. /api/v1/simulator stays open to whoever reaches this address";

    private static List<string> Addresses(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.ToList() ?? [];
}
