using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Policies.Inline;

public class InlinePolicyTests(Sim sim)
{
    public static TheoryData<string> Kinds => ["User", "Group", "Role"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Put_ThenGet_ShowsTheDocumentAsGiven(string kind)
    {
        const string Given = "{ \"Statement\":\n { \"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\" } }";
        var account = await WithPrincipalAsync(kind);

        await PutAsync(account, kind, "Own", Given);

        var policy = await account.MustAsync($"Get{kind}Policy", ($"{kind}Name", "ML"), ("PolicyName", "own"));
        Assert.Equal(("ml", "Own"), (policy.Value($"{kind}Name"), policy.Value("PolicyName")));
        Assert.StartsWith("%7B", policy.Value("PolicyDocument"), StringComparison.Ordinal);
        Assert.Equal(Given, Uri.UnescapeDataString(policy.Value("PolicyDocument")!));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Put_OfTheSameName_Replaces(string kind)
    {
        var account = await WithPrincipalAsync(kind);

        await PutAsync(account, kind, "own", Documents.Read);
        await PutAsync(account, kind, "own", Documents.Write);

        var names = await account.MustAsync($"List{kind}Policies", ($"{kind}Name", "ml"));
        Assert.Equal(["own"], names.Members("PolicyNames").Select(m => m.Value));
        var policy = await account.MustAsync($"Get{kind}Policy", ($"{kind}Name", "ml"), ("PolicyName", "own"));
        Assert.Equal(Documents.Write, Uri.UnescapeDataString(policy.Value("PolicyDocument")!));
    }

    [Theory]
    [InlineData("User", 2048)]
    [InlineData("Group", 5120)]
    [InlineData("Role", 10240)]
    public async Task Put_BeyondTheSizeOfAllTogether_LimitExceeded(string kind, int quota)
    {
        var account = await WithPrincipalAsync(kind);
        await PutAsync(account, kind, "one", Documents.OfSize(quota - 200));
        await PutAsync(account, kind, "two", Documents.OfSize(200));

        var more = await account.CallAsync(
            $"Put{kind}Policy", ($"{kind}Name", "ml"), ("PolicyName", "two"), ("PolicyDocument", Documents.OfSize(201)));

        more.Refused(409, "LimitExceeded", $"Maximum policy size of {quota} bytes exceeded for {kind.ToLowerInvariant()} ml");
        await PutAsync(account, kind, "one", Documents.OfSize(quota - 201));
        await PutAsync(account, kind, "two", Documents.OfSize(201));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Put_OfABadDocument_MalformedPolicyDocument(string kind)
    {
        var account = await WithPrincipalAsync(kind);
        var withPrincipal = Documents.Read.Replace("\"Resource\"", "\"Principal\":\"*\",\"Resource\"", StringComparison.Ordinal);

        var answer = await account.CallAsync($"Put{kind}Policy", ($"{kind}Name", "ml"), ("PolicyName", "own"), ("PolicyDocument", withPrincipal));

        answer.Refused(400, "MalformedPolicyDocument", "Policy document should not specify a principal.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task GetAndDelete_OfNoPolicy_NoSuchEntity(string kind)
    {
        var account = await WithPrincipalAsync(kind);
        var message = $"The {kind.ToLowerInvariant()} policy with name own cannot be found.";

        (await account.CallAsync($"Get{kind}Policy", ($"{kind}Name", "ml"), ("PolicyName", "own"))).Refused(404, "NoSuchEntity", message);
        await PutAsync(account, kind, "own", Documents.Read);
        await account.MustAsync($"Delete{kind}Policy", ($"{kind}Name", "ml"), ("PolicyName", "own"));
        (await account.CallAsync($"Delete{kind}Policy", ($"{kind}Name", "ml"), ("PolicyName", "own"))).Refused(404, "NoSuchEntity", message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Operations_OnNoPrincipal_NoSuchEntity(string kind)
    {
        var account = sim.NewAccount();
        (string, string)[] ghost = [($"{kind}Name", "ghost")];
        var message = $"The {kind.ToLowerInvariant()} with name ghost cannot be found.";

        (await account.CallAsync($"List{kind}Policies", ghost)).Refused(404, "NoSuchEntity", message);
        (await account.CallAsync($"Get{kind}Policy", [.. ghost, ("PolicyName", "own")])).Refused(404, "NoSuchEntity", message);
        (await account.CallAsync($"Delete{kind}Policy", [.. ghost, ("PolicyName", "own")])).Refused(404, "NoSuchEntity", message);
        (await account.CallAsync($"Put{kind}Policy", [.. ghost, ("PolicyName", "own"), ("PolicyDocument", Documents.Read)]))
            .Refused(404, "NoSuchEntity", message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task List_InPages_IsByName(string kind)
    {
        var account = await WithPrincipalAsync(kind);
        foreach (var name in new[] { "c", "A", "b" })
        {
            await PutAsync(account, kind, name, Documents.Read);
        }

        Assert.Equal(["A", "b", "c"], await account.AllAsync($"List{kind}Policies", "PolicyNames", "", 2, ($"{kind}Name", "ml")));
    }

    private async Task<TestAccount> WithPrincipalAsync(string kind)
    {
        var account = sim.NewAccount();
        await account.NewPrincipalAsync(kind, "ml");
        return account;
    }

    private static Task<WireAnswer> PutAsync(TestAccount account, string kind, string name, string document) =>
        account.MustAsync($"Put{kind}Policy", ($"{kind}Name", "ml"), ("PolicyName", name), ("PolicyDocument", document));
}
