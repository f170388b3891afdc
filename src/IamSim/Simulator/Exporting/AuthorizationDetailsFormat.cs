using System.Text.Encodings.Web;
using System.Text.Json;
using IamSim.Contracts.Json;
using IamSim.Iam.Account.AuthorizationDetails;
using IamSim.Simulator.Importing;

namespace IamSim.Simulator.Exporting;

/// <summary>What <c>aws iam get-account-authorization-details</c> prints: what an import takes.</summary>
internal static class AuthorizationDetailsFormat
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 4, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(AccountView account, Stream output, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(output, Options);
        var shapes = new JsonShapeWriter(json, JsonStyle.Cli);
        var list = DetailList.Users;
        json.WriteStartObject();
        json.WriteStartArray(NameOf(list));
        await foreach (var page in account.DetailsAsync(ct))
        {
            foreach (var detail in page)
            {
                GoTo(detail.List);
                detail.Shown.WriteJson(shapes);
            }

            await json.FlushAsync(ct);
        }

        GoTo(DetailList.Policies);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(ct);
        await output.WriteAsync("\n"u8.ToArray(), ct);

        void GoTo(DetailList next)
        {
            for (; list < next; list++)
            {
                json.WriteEndArray();
                json.WriteStartArray(NameOf(list + 1));
            }
        }
    }

    private static string NameOf(DetailList list) => list switch
    {
        DetailList.Users => AuthorizationItems.Users,
        DetailList.Groups => AuthorizationItems.Groups,
        DetailList.Roles => AuthorizationItems.Roles,
        DetailList.Policies => AuthorizationItems.Policies,
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
    };
}
