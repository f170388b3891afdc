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
            return;
        }

        var url = Addresses(app).FirstOrDefault() ?? Server.DefaultUrl;
        Console.Out.WriteLine($"""

            IamSim: AWS IAM on your own machine

              listening    {string.Join(", ", Addresses(app))}
              account      {options.AccountId} ({options.Region})
              enforcement  {options.Enforcement}: everything is let through; the access key names the caller, nothing is verified yet
              credentials  a key that IamSim never issued acts as the account's root: test/test works
              database     {app.Services.GetRequiredService<Database>().Description}
              Swagger UI   {url}/swagger

            AWS CLI:
              export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION={options.Region} AWS_ENDPOINT_URL={url}
              aws iam create-user --user-name alice

            boto3:
              iam = boto3.client("iam", endpoint_url="{url}", region_name="{options.Region}",
                                 aws_access_key_id="test", aws_secret_access_key="test")

            """);
    }

    private static List<string> Addresses(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.ToList() ?? [];
}
