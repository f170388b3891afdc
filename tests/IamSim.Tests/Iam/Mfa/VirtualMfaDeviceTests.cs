using System.Text;
using IamSim.Tests.Support;
using QRCoder;

namespace IamSim.Tests.Iam.Mfa;

public class VirtualMfaDeviceTests(Sim sim)
{
    [Fact]
    public async Task CreateVirtualMFADevice_WithPathAndTags_ShowsSeedAndPictureOnce()
    {
        var account = sim.NewAccount();

        var made = await account.MustAsync(
            "CreateVirtualMFADevice", ("VirtualMFADeviceName", "phone"), ("Path", "/ml/"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "ml"));

        Assert.Equal(
            ["SerialNumber", "Base32StringSeed", "QRCodePNG", "Tags"], made.Element("VirtualMFADevice")!.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(account.Arn("mfa/ml/phone"), made.Value("VirtualMFADevice/SerialNumber"));
        var base32 = Encoding.ASCII.GetString(Convert.FromBase64String(made.Value("VirtualMFADevice/Base32StringSeed")!));
        Assert.Matches("^[A-Z2-7]{64}$", base32);
        using var expected = QRCodeGenerator.GenerateQrCode(
            $"otpauth://totp/Amazon%20Web%20Services:phone@{account.Id}?secret={base32}&issuer=Amazon%20Web%20Services", QRCodeGenerator.ECCLevel.M);
        Assert.Equal(
            expected.ModuleMatrix.Select(row => row.Cast<bool>().ToArray()),
            QrCodePicture.Modules(Convert.FromBase64String(made.Value("VirtualMFADevice/QRCodePNG")!), pixelsPerModule: 4));

        var listed = (await account.MustAsync("ListVirtualMFADevices")).Members("VirtualMFADevices");
        Assert.Equal(["SerialNumber"], Assert.Single(listed).Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public async Task CreateVirtualMFADevice_Refused_SaysWhy()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "phone"));
        await account.MustAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "phone"), ("Path", "/other/"));

        (await account.CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "Phone"))).Refused(
            409, "EntityAlreadyExists", "MFADevice entity at the same path and name already exists.");
        (await account.CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", new string('x', 300)))).Refused(
            400, "InvalidInput", "The path and name make a serial number by which the device could not be found: it must have at most 256 letters, digits or _+=/:,.@-.");
    }

    [Fact]
    public async Task CreateVirtualMFADevice_Racing_HasExactlyOneWinner()
    {
        var account = sim.NewAccount();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => account.CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "phone"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(
            answers.Where(a => a.Status != 200),
            a => a.Refused(409, "EntityAlreadyExists", "MFADevice entity at the same path and name already exists."));
    }

    [Fact]
    public async Task DeleteVirtualMFADevice_WhileEnabled_DeleteConflict()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");

        (await account.CallAsync("DeleteVirtualMFADevice", ("SerialNumber", app.SerialNumber))).Refused(
            409, "DeleteConflict", "MFA VirtualDevice in use. Must deactivate first.");
        (await account.CallAsync("DeleteUser", ("UserName", "alice"))).Refused(
            409, "DeleteConflict", "Cannot delete entity, must delete MFA device first.");
        await account.MustAsync("DeactivateMFADevice", ("UserName", "alice"), ("SerialNumber", app.SerialNumber));
        await account.MustAsync("DeleteVirtualMFADevice", ("SerialNumber", app.SerialNumber));
        (await account.CallAsync("DeleteVirtualMFADevice", ("SerialNumber", app.SerialNumber))).Refused(
            404, "NoSuchEntity", $"VirtualMFADevice with serial number {app.SerialNumber} doesn't exist.");
    }

    [Fact]
    public async Task ListVirtualMFADevices_ByStatus_ShowsWhoseTheyAreInPages()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "ml"));
        await Authenticator.NewAsync(account, "a-free");
        await Authenticator.EnabledAsync(account, "alice", "b-alice");
        await Authenticator.EnabledAsync(account, "root", "c-root");

        var all = await account.MustAsync("ListVirtualMFADevices", ("MaxItems", "2"));
        var rest = await account.MustAsync("ListVirtualMFADevices", ("MaxItems", "2"), ("Marker", all.Value("Marker")!), ("AssignmentStatus", "Any"));
        var assigned = await account.MustAsync("ListVirtualMFADevices", ("AssignmentStatus", "Assigned"));
        var unassigned = await account.MustAsync("ListVirtualMFADevices", ("AssignmentStatus", "Unassigned"));

        Assert.Equal(("true", "false"), (all.Value("IsTruncated"), rest.Value("IsTruncated")));
        Assert.Equal([account.Arn("mfa/a-free"), account.Arn("mfa/b-alice")], all.Values("VirtualMFADevices", "SerialNumber"));
        Assert.Equal([account.Arn("mfa/c-root")], rest.Values("VirtualMFADevices", "SerialNumber"));
        Assert.Equal([account.Arn("mfa/b-alice"), account.Arn("mfa/c-root")], assigned.Values("VirtualMFADevices", "SerialNumber"));
        Assert.Equal([account.Arn("mfa/a-free")], unassigned.Values("VirtualMFADevices", "SerialNumber"));
        var alice = assigned.Members("VirtualMFADevices")[0];
        Assert.Equal(["SerialNumber", "User", "EnableDate"], alice.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(
            ["Path", "UserName", "UserId", "Arn", "CreateDate"],
            alice.Elements().Single(e => e.Name.LocalName == "User").Elements().Select(e => e.Name.LocalName));
        var root = assigned.Members("VirtualMFADevices")[1].Elements().Single(e => e.Name.LocalName == "User").Elements();
        Assert.Contains(account.Arn("root"), root.Select(e => e.Value));
        (await account.CallAsync("ListVirtualMFADevices", ("AssignmentStatus", "Assigned"), ("Marker", all.Value("Marker")!))).Refused(
            400, "ValidationError", "Invalid Marker.");
    }

    [Fact]
    public async Task MfaDeviceTags_AreAddedListedAndRemoved_WithCase()
    {
        var account = sim.NewAccount();
        var app = await Authenticator.NewAsync(account, "phone");
        await account.MustAsync(
            "TagMFADevice", ("SerialNumber", app.SerialNumber), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"),
            ("Tags.member.2.Key", "Team"), ("Tags.member.2.Value", "b"));

        var page = await account.MustAsync("ListMFADeviceTags", ("SerialNumber", app.SerialNumber), ("MaxItems", "1"));
        await account.MustAsync("UntagMFADevice", ("SerialNumber", app.SerialNumber), ("TagKeys.member.1", "Team"));
        var left = await account.MustAsync("ListMFADeviceTags", ("SerialNumber", app.SerialNumber));

        Assert.Equal(["Team"], page.Values("Tags", "Key"));
        Assert.Equal(["team"], left.Values("Tags", "Key"));
        Assert.Equal(("true", "false"), (page.Value("IsTruncated"), left.Value("IsTruncated")));
    }

    [Theory]
    [InlineData("TagMFADevice", "Tags.member.1.Key", "Tags.member.1.Value")]
    [InlineData("UntagMFADevice", "TagKeys.member.1")]
    [InlineData("ListMFADeviceTags")]
    [InlineData("GetMFADevice")]
    public async Task MfaDevice_Unknown_NoSuchEntity(string operation, params string[] members)
    {
        var account = sim.NewAccount();

        var answer = await account.CallAsync(operation, [("SerialNumber", account.Arn("mfa/none")), .. members.Select(m => (m, "x"))]);

        answer.Refused(404, "NoSuchEntity", $"VirtualMFADevice with serial number {account.Arn("mfa/none")} doesn't exist.");
    }
}
