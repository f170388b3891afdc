using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Kms.Facts;
using IamSim.Storage;
using IamSim.Tests.Authorization;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static IamSim.Tests.Kms.KmsCalls;

namespace IamSim.Tests.Kms;

/// <summary>What other services ask of KMS for their callers.</summary>
public sealed class KeyFactsTests(GuardedSim sim)
{
    private static readonly KeyUse ByS3 = new("kms:Decrypt") { ViaService = "s3.us-east-1.amazonaws.com" };

    [Fact]
    public async Task AwsManagedKey_ServesItsService_BeforeAndAfterItIsMade()
    {
        var account = sim.NewAccount();
        await using var scope = sim.Host.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<IKeys>();

        var supposed = await FindAsync(scope.ServiceProvider, account, "alias/aws/s3");

        Assert.Equal((true, true, false), (supposed!.IsAwsManaged, supposed.IsEnabled, supposed.IsStored));
        Assert.Null(await RefuseAsync(scope.ServiceProvider, account, keys.Ask(supposed, ByS3)));
        Assert.NotNull(await RefuseAsync(scope.ServiceProvider, account, keys.Ask(supposed, ByS3 with { ViaService = null })));
        Assert.NotNull(await RefuseAsync(scope.ServiceProvider, account, keys.Ask(supposed, ByS3 with { ViaService = "sagemaker.us-east-1.amazonaws.com" })));
        Assert.NotNull(await RefuseAsync(scope.ServiceProvider, sim.NewAccount(), keys.Ask(supposed, ByS3)));

        var made = await keys.UseAsync(scope.ServiceProvider, supposed, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        Assert.Equal((supposed.Arn, true), (made.Arn, made.IsStored));
        Assert.Equal(supposed.Arn, (await account.MustKmsAsync("DescribeKey", new { KeyId = "alias/aws/s3" })).At("KeyMetadata", "Arn"));
        Assert.Null(await RefuseAsync(scope.ServiceProvider, account, keys.Ask((await FindAsync(scope.ServiceProvider, account, supposed.Id))!, ByS3)));
    }

    [Fact]
    public async Task Key_IsFoundByEveryName_AndKnowsWhatHasChanged()
    {
        var account = sim.NewAccount();
        var arn = await account.NewKmsKeyAsync();
        await account.MustKmsAsync("CreateAlias", new { AliasName = "alias/data", TargetKeyId = arn });
        await using var scope = sim.Host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        foreach (var name in new[] { arn, IdOf(arn), "alias/data", $"arn:aws:kms:us-east-1:{account.Id}:alias/data" })
        {
            Assert.Equal(arn, (await FindAsync(services, account, name))!.Arn);
        }

        Assert.Null(await FindAsync(services, account, "alias/none"));
        Assert.Null(await FindAsync(services, sim.NewAccount(), IdOf(arn)));
        Assert.Equal(["alias/data"], (await FindAsync(services, account, arn))!.Aliases);
        await account.MustKmsAsync("DisableKey", new { KeyId = arn });
        Assert.False((await FindAsync(services, account, arn))!.IsEnabled);
        await account.MustKmsAsync("EnableKey", new { KeyId = arn });
        await account.MustKmsAsync("DeleteAlias", new { AliasName = "alias/data" });
        Assert.Null(await FindAsync(services, account, "alias/data"));
    }

    [Fact]
    public async Task GrantForAService_IsAllowedOnlyAsThat()
    {
        var account = sim.NewAccount();
        var key = await account.NewKmsKeyAsync(KeyPolicy(
            LimitedUsers.When(Let(account.Arn("root"), "kms:CreateGrant"), "Bool", "kms:GrantIsForAWSResource", "true"), Let(account.Arn("root"), "kms:PutKeyPolicy")));
        await using var scope = sim.Host.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<IKeys>();
        var found = (await FindAsync(scope.ServiceProvider, account, key))!;
        var use = new KeyUse("kms:CreateGrant") { GrantOperations = ["Decrypt"], ViaService = "sagemaker.us-east-1.amazonaws.com" };

        Assert.Null(await RefuseAsync(scope.ServiceProvider, account, keys.Ask(found, use with { GrantIsForAwsResource = true })));
        Assert.NotNull(await RefuseAsync(scope.ServiceProvider, account, keys.Ask(found, use with { GrantIsForAwsResource = false })));
        Assert.NotNull(await RefuseAsync(scope.ServiceProvider, account, keys.Ask(found, use)));
    }

    private static ValueTask<KeyFacts?> FindAsync(IServiceProvider services, TestAccount account, string name) =>
        services.GetRequiredService<IKeys>().FindAsync(services, account.Id, "us-east-1", name, TestContext.Current.CancellationToken);

    /// <summary>Asks as a service does that root calls.</summary>
    private static ValueTask<Fault?> RefuseAsync(IServiceProvider services, TestAccount account, Question question)
    {
        var call = new Call
        {
            Account = account.Id,
            Caller = Caller.Root("aws", account.Id, null),
            Time = DateTimeOffset.UtcNow,
            Region = "us-east-1",
            RequestId = Guid.NewGuid(),
            EventId = Guid.NewGuid(),
            Surface = CallSurface.Wire,
        };
        return services.GetRequiredService<Authorizer>().RefuseAsync(
            services, call.Through("s3.amazonaws.com", services.GetRequiredService<Ids>()), [question], TestContext.Current.CancellationToken);
    }
}
