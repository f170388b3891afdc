using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Contracts;
using IamSim.Contracts.Json;
using IamSim.Iam.RootAccess;
using IamSim.Iam.Tagging;
using IamSim.Organizations;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Attachments;
using IamSim.Organizations.Policies;
using IamSim.Organizations.PolicyTypes;
using IamSim.Organizations.Units;
using IamSim.Simulator.Importing;
using Microsoft.EntityFrameworkCore;
using Organization = IamSim.Organizations.Organization;

namespace IamSim.Simulator.Exporting;

/// <summary>The organization that an account manages, as an import takes it: what the CLI prints of it, in one object.</summary>
internal sealed class OrganizationFormat
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 4, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly AccountView _view;
    private readonly Organization _organization;

    private OrganizationFormat(AccountView view, Organization organization) => (_view, _organization) = (view, organization);

    public static async Task<string?> MissingAsync(AccountView view, CancellationToken ct) =>
        await view.Db.Organizations.AnyAsync(o => o.AccountId == view.Account, ct) ? null : $"Account {view.Account} manages no organization.";

    public static async Task WriteAsync(AccountView view, Stream output, CancellationToken ct)
    {
        var organization = await view.Db.Organizations.SingleAsync(o => o.AccountId == view.Account, ct);
        var whole = await new OrganizationFormat(view, organization).WholeAsync(ct);
        await using var json = new Utf8JsonWriter(output, Options);
        whole.WriteTo(json);
        await json.FlushAsync(ct);
        await output.WriteAsync("\n"u8.ToArray(), ct);
    }

    private async Task<JsonObject> WholeAsync(CancellationToken ct)
    {
        var units = await _view.Db.OrganizationalUnits.Where(u => u.AccountId == _view.Account).OrderBy(u => u.Id).ToListAsync(ct);
        var accounts = await _view.Db.MemberAccounts.Where(a => a.ManagementAccountId == _view.Account).OrderBy(a => a.AccountId).ToListAsync(ct);
        return new JsonObject
        {
            [OrganizationItems.Organization] = Shown(OrganizationShapes.Whole(_view.Call, _organization, accounts.Single(a => a.IsManagement)), []),
            [OrganizationItems.RootFeatures] = new JsonArray([.. RootAccessFeatures.Enabled(_organization).Select(f => (JsonNode)f)]),
            [OrganizationItems.Roots] = new JsonArray(Shown(UnitShapes.Root(_view.Call, _organization), [])),
            [OrganizationItems.Units] = new JsonArray([.. units.Select(u => Shown(UnitShapes.Whole(_view.Call, _organization, u), u.Tags))]),
            [OrganizationItems.Accounts] = new JsonArray([.. accounts.Select(a => Shown(AccountShapes.Whole(_view.Call, _organization, a), a.Tags))]),
            [OrganizationItems.Policies] = await PoliciesAsync(ct),
        };
    }

    private async Task<JsonArray> PoliciesAsync(CancellationToken ct)
    {
        var own = await _view.Db.OrganizationPolicies.Where(p => p.AccountId == _view.Account).OrderBy(p => p.Id).ToListAsync(ct);
        var attached = (await _view.Db.OrganizationPolicyAttachments.Where(a => a.AccountId == _view.Account).OrderBy(a => a.TargetId).ToListAsync(ct))
            .ToLookup(a => a.PolicyId, a => a.TargetId);
        var policies = new JsonArray();
        foreach (var policy in PolicyTypeList.Of(_organization).Select(AwsOrganizationPolicies.DefaultOf).OfType<OrganizationPolicy>().Concat(own))
        {
            var shown = Shown(OrganizationPolicyShapes.Whole(_view.Call, _organization, policy), policy.Tags);
            var targets = await PolicyTarget.ShownAsync(_view.Db, _view.Call, _organization, [.. attached[policy.Id]], ct);

            // The CLI prints IAM's documents as JSON, and Organizations' as text.
            shown[OrganizationItems.Content] = policy.Content;
            shown[OrganizationItems.Targets] = new JsonArray([.. targets.Select(target => Shown(target, []))]);
            policies.Add(shown);
        }

        return policies;
    }

    /// <summary>A structure as the CLI prints it, with tags where it has some: AWS shows those elsewhere.</summary>
    private static JsonObject Shown(IShape shape, List<TagEntry> tags)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            shape.WriteJson(new JsonShapeWriter(json, JsonStyle.Cli));
        }

        var shown = JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length))!.AsObject();
        if (tags.Count > 0)
        {
            shown[OrganizationItems.Tags] = new JsonArray([.. tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]);
        }

        return shown;
    }
}
