using System.Text.Json;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Json;
using IamSim.Iam.PasswordPolicies;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Simulator.Exporting;

/// <summary>What <c>aws iam get-account-password-policy</c> prints.</summary>
internal static class PasswordPolicyFormat
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 4 };

    public static async Task<string?> MissingAsync(AccountView view, CancellationToken ct) =>
        await view.Db.PasswordPolicies.AnyAsync(p => p.AccountId == view.Account, ct) ? null : $"Account {view.Account} has set no password policy.";

    public static async Task WriteAsync(AccountView view, Stream output, CancellationToken ct)
    {
        var policy = await view.Db.PasswordPolicies.SingleAsync(p => p.AccountId == view.Account, ct);
        await using var json = new Utf8JsonWriter(output, Options);
        new GetAccountPasswordPolicyResponse { PasswordPolicy = GetAccountPasswordPolicy.Shown(policy) }.WriteJson(new JsonShapeWriter(json, JsonStyle.Cli));
        await json.FlushAsync(ct);
        await output.WriteAsync("\n"u8.ToArray(), ct);
    }
}
