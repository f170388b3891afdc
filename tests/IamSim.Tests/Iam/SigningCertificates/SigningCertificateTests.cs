using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.SigningCertificates;

public sealed class SigningCertificateTests(Sim sim)
{
    [Fact]
    public async Task UploadSigningCertificate_ShowsIt()
    {
        var account = await WithAliceAsync();
        var made = Certificates.SelfSigned();

        var answer = await account.MustAsync("UploadSigningCertificate", ("UserName", "alice"), ("CertificateBody", made.Body));
        var listed = await account.MustAsync("ListSigningCertificates", ("UserName", "alice"));

        Assert.Equal("alice", answer.Value("Certificate/UserName"));
        Assert.Equal("Active", answer.Value("Certificate/Status"));
        Assert.Matches("^[A-Z2-7]{32}$", answer.Value("Certificate/CertificateId"));
        Assert.Equal([made.Body], listed.Values("Certificates", "CertificateBody"));
    }

    [Fact]
    public async Task UploadSigningCertificate_ThatCannotBe_IsRefused()
    {
        var account = await WithAliceAsync();
        var made = Certificates.SelfSigned();
        var expired = Certificates.SelfSigned(from: DateTimeOffset.UtcNow.AddDays(-9), until: DateTimeOffset.UtcNow.AddDays(-1));
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        await UploadAsync(account, made.Body);

        Task<WireAnswer> TryAsync(string body, string user = "alice") =>
            account.CallAsync("UploadSigningCertificate", ("UserName", user), ("CertificateBody", body));

        (await TryAsync("none")).Refused(
            400, "MalformedCertificate", "Unable to parse certificate. Please ensure the certificate is in PEM format.");
        (await TryAsync(expired.Body + "\n" + expired.Key)).Refused(
            400, "MalformedCertificate", "Unable to parse certificate. Please ensure the certificate is in PEM format.");
        (await TryAsync(expired.Body)).Refused(400, "InvalidCertificate", "The certificate is expired or not valid yet.");
        (await TryAsync(made.Body, "bob")).Refused(
            409, "DuplicateCertificate", "The certificate is already associated with a user of this account.");
        (await TryAsync(made.Body, "ghost")).Refused(404, "NoSuchEntity", "The user with name ghost cannot be found.");
        await UploadAsync(account, Certificates.SelfSigned().Body);
        (await TryAsync(Certificates.SelfSigned().Body)).Refused(409, "LimitExceeded", "Cannot exceed quota for SigningCertificatesPerUser: 2");
    }

    [Fact]
    public async Task UpdateAndDelete_ChangeIt()
    {
        var account = await WithAliceAsync();
        var id = await UploadAsync(account, Certificates.SelfSigned().Body);

        await account.MustAsync("UpdateSigningCertificate", ("UserName", "alice"), ("CertificateId", id), ("Status", "Inactive"));
        Assert.Equal(["Inactive"], (await account.MustAsync("ListSigningCertificates", ("UserName", "alice"))).Values("Certificates", "Status"));
        (await account.CallAsync("UpdateSigningCertificate", ("UserName", "alice"), ("CertificateId", id), ("Status", "Expired")))
            .Refused(400, "InvalidInput", "The status of a signing certificate can be set to Active or Inactive only.");

        (await account.CallAsync("DeleteUser", ("UserName", "alice")))
            .Refused(409, "DeleteConflict", "Cannot delete entity, must delete certificates first.");
        await account.MustAsync("DeleteSigningCertificate", ("UserName", "alice"), ("CertificateId", id));
        (await account.CallAsync("DeleteSigningCertificate", ("UserName", "alice"), ("CertificateId", id)))
            .Refused(404, "NoSuchEntity", $"The Certificate with id {id} cannot be found.");
        (await account.CallAsync("UpdateSigningCertificate", ("UserName", "alice"), ("CertificateId", id), ("Status", "Active")))
            .Refused(404, "NoSuchEntity", $"The Certificate with id {id} cannot be found.");
        await account.MustAsync("DeleteUser", ("UserName", "alice"));
    }

    [Fact]
    public async Task WithoutUserName_TheCallersOwn()
    {
        var account = await WithAliceAsync();
        var alice = await account.AdministratorAsync("alice");

        await account.MustAsync("UploadSigningCertificate", ("CertificateBody", Certificates.SelfSigned().Body));
        var own = await alice.MustAsync("UploadSigningCertificate", ("CertificateBody", Certificates.SelfSigned().Body));
        var ofRoot = await account.MustAsync("ListSigningCertificates");

        Assert.Equal("alice", own.Value("Certificate/UserName"));
        Assert.Single(ofRoot.Members("Certificates"));
        var summary = await account.MustAsync("GetAccountSummary");
        Assert.Equal(
            "1", summary.Members("SummaryMap").Single(e => e.Elements().First().Value == "AccountSigningCertificatesPresent").Elements().Last().Value);
    }

    [Fact]
    public async Task Rest_UploadsListsAndDeletes()
    {
        var account = await WithAliceAsync();

        var made = await account.RestAsync("POST", "/users/alice/signing-certificates", new { certificateBody = Certificates.SelfSigned().Body });
        var id = made.Json.GetProperty("certificateId").GetString();
        var changed = await account.RestAsync("PATCH", $"/users/alice/signing-certificates/{id}", new { status = "Inactive" });
        var listed = await account.RestAsync("GET", "/users/alice/signing-certificates");
        var deleted = await account.RestAsync("DELETE", $"/users/alice/signing-certificates/{id}");

        Assert.Equal((201, 204, 204), (made.Status, changed.Status, deleted.Status));
        Assert.Equal("Inactive", listed.Json.GetProperty("certificates")[0].GetProperty("status").GetString());
    }

    private async Task<TestAccount> WithAliceAsync()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        return account;
    }

    private static async Task<string> UploadAsync(TestAccount account, string body) =>
        (await account.MustAsync("UploadSigningCertificate", ("UserName", "alice"), ("CertificateBody", body))).Value("Certificate/CertificateId")!;
}
