namespace IamSim.Tests.Support;

/// <summary>Callers other than root.</summary>
internal static class Callers
{
    /// <summary>Makes an access key of a user, and returns its id.</summary>
    public static async Task<string> NewKeyAsync(this TestAccount account, string userName) =>
        (await account.MustAsync("CreateAccessKey", ("UserName", userName))).Value("AccessKey/AccessKeyId")!;

    /// <summary>Makes a user, and speaks for it.</summary>
    public static async Task<TestAccount> NewUserAsync(this TestAccount account, string userName)
    {
        await account.MustAsync("CreateUser", ("UserName", userName));
        return account.With(await account.NewKeyAsync(userName));
    }
}
