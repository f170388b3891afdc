using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.DelegationRequests;

/// <summary>What the caller is told of its own permissions, and of what is asked for in plain words.</summary>
public sealed class DelegationCheckTests(Sim sim)
{
    private const string MayLook =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:GetDelegationRequest","iam:AcceptDelegationRequest"],"Resource":"*"}}""";

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", "ALLOWED")]
    [InlineData("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::ml-data/*"}""", "ALLOWED")]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""", "DENIED")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::ml-data/one/*"}""", "DENIED")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:PutObject","Resource":"*"}""", "DENIED")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}""", "UNSURE")]
    [InlineData(
        """{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""",
        "UNSURE")]
    public async Task PermissionCheck_OfAUser_ComparesItsPoliciesWithWhatIsAsked(string statements, string result)
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var user = await customer.NewLimitedUserAsync("alice");
        await customer.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "may-look"), ("PolicyDocument", MayLook));
        await customer.MustAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "own"), ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""));
        var id = await partner.AskAsync(("OwnerAccountId", customer.Id));

        var answer = await user.OnAsync("GetDelegationRequest", id, ("DelegationPermissionCheck", "true"));

        Assert.Equal(("COMPLETE", result), (answer.Value("PermissionCheckStatus"), answer.Value("PermissionCheckResult")));
    }

    [Fact]
    public async Task PermissionCheck_OfRoot_IsAllowed_AndOfABoundaryDenied()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var user = await customer.NewUserAsync("alice");
        var boundary = (await customer.MustAsync("CreatePolicy", ("PolicyName", "may-look"), ("PolicyDocument", MayLook))).Value("Policy/Arn")!;
        var id = await partner.AskAsync(("OwnerAccountId", customer.Id));

        async Task<string?> ResultAsync(TestAccount caller) =>
            (await caller.OnAsync("GetDelegationRequest", id, ("DelegationPermissionCheck", "true"))).Value("PermissionCheckResult");

        Assert.Equal("ALLOWED", await ResultAsync(customer));
        Assert.Equal("ALLOWED", await ResultAsync(user));
        await customer.MustAsync(
            "PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", boundary));
        Assert.Equal("DENIED", await ResultAsync(user));
    }

    [Fact]
    public async Task Summary_SaysWhoAsksForWhat_AndWhoWroteIt()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var id = await partner.AskAsync(("OwnerAccountId", customer.Id), ("SessionDuration", "5400"));

        var answer = await customer.MustAsync("GetHumanReadableSummary", ("EntityArn", customer.Arn($"delegation-request/{id}")));

        Assert.Equal(("AVAILABLE", "en"), (answer.Value("SummaryState"), answer.Value("Locale")));
        Assert.Equal(
            $"""
            Example Corp (account {partner.Id}) asks for temporary access to your account for 1 hour and 30 minutes.

            - It may use GetObject of Amazon S3, PutObject of Amazon S3 on arn:aws:s3:::ml-data/*.

            This summary was composed by IamSim from the request's permission policy; no language model wrote it.
            """.ReplaceLineEndings("\n"),
            answer.Value("SummaryContent"));
    }

    [Theory]
    [InlineData(300, "5 minutes")]
    [InlineData(350, "5 minutes and 50 seconds")]
    [InlineData(7200, "2 hours")]
    [InlineData(3661, "1 hour and 1 minute and 1 second")]
    public async Task Summary_SaysHowLong(int seconds, string duration)
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var id = await partner.AskAsync(("OwnerAccountId", customer.Id), ("SessionDuration", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        var answer = await customer.MustAsync("GetHumanReadableSummary", ("EntityArn", customer.Arn($"delegation-request/{id}")));

        Assert.Contains($"to your account for {duration}.\n", answer.Value("SummaryContent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_OfAnotherLanguageOrEntity()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var id = await partner.AskAsync(("OwnerAccountId", customer.Id));
        var arn = customer.Arn($"delegation-request/{id}");

        var german = await customer.MustAsync("GetHumanReadableSummary", ("EntityArn", arn), ("Locale", "de_DE"));

        Assert.Equal(("NOT_SUPPORTED", "de_DE", null), (german.Value("SummaryState"), german.Value("Locale"), german.Value("SummaryContent")));
        (await customer.CallAsync("GetHumanReadableSummary", ("EntityArn", arn), ("Locale", "tlh")))
            .Refused(400, "InvalidInput", "Locale tlh is not supported.");
        (await customer.CallAsync("GetHumanReadableSummary", ("EntityArn", customer.Arn("user/alice")))).Refused(
            400, "InvalidInput", $"{customer.Arn("user/alice")} is not the ARN of a delegation-request, which alone can be summarized.");
        (await sim.NewAccount().CallAsync("GetHumanReadableSummary", ("EntityArn", arn)))
            .Refused(404, "NoSuchEntity", $"Delegation request {id} cannot be found.");
        (await customer.CallAsync("GetHumanReadableSummary", ("EntityArn", $"arn:aws:iam::111122223333:delegation-request/{id}")))
            .Refused(404, "NoSuchEntity", $"Delegation request {id} cannot be found.");
    }
}
