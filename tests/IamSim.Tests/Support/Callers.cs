namespace IamSim.Tests.Support;

/// <summary>Callers other than root.</summary>
internal static class Callers
{
    /// <summary>Makes an access key of a user, and returns its id.</summary>
    public static async Task<string> NewKeyAsync(this TestAccount account, string userName) =>
        (await account.MustAsync("CreateAccessKey", ("UserName", userName))).Value("AccessKey/AccessKeyId")!;

    /// <summary>Makes a user who may do everything, and speaks for it.</summary>
    public static async Task<TestAccount> NewUserAsync(this TestAccount account, string userName)
    {
        await account.MustAsync("CreateUser", ("UserName", userName));
        return await account.AdministratorAsync(userName);
    }

    /// <summary>Makes a user who may do nothing, and speaks for it.</summary>
    public static async Task<TestAccount> NewLimitedUserAsync(this TestAccount account, string userName)
    {
        await account.MustAsync("CreateUser", ("UserName", userName));
        return account.With(await account.NewKeyAsync(userName));
    }

    /// <summary>Lets a user do everything, and speaks for it with a key of its own.</summary>
    public static async Task<TestAccount> AdministratorAsync(this TestAccount account, string userName)
    {
        await account.AllowAllAsync(userName);
        return account.With(await account.NewKeyAsync(userName));
    }

    public static Task<WireAnswer> AllowAllAsync(this TestAccount account, string userName) =>
        account.MustAsync("AttachUserPolicy", ("UserName", userName), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
}
