using IamSim.S3.Content;
using IamSim.Storage;
using IamSim.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.S3;

/// <summary>Where content is kept: small one in the row, all else in a file that goes when nothing names it.</summary>
public sealed class ContentTests(Sim sim)
{
    [Fact]
    public async Task Small_HasNoFile_Large_HasOne_AndASweepTakesOnlyOrphans()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/small", new byte[1024])).Must();
        (await s3.PutAsync($"/{bucket}/large", new byte[100_000])).Must();
        var (folder, sweeper) = (sim.Host.Services.GetRequiredService<ContentFolder>(), sim.Host.Services.GetRequiredService<ContentSweeper>());
        await using var scope = sim.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var id = (await db.S3Buckets.SingleAsync(b => b.Name == bucket)).Id;
        Assert.Null((await db.S3Objects.SingleAsync(o => o.BucketId == id && o.Key == "small")).FileId);
        var kept = (await db.S3Objects.SingleAsync(o => o.BucketId == id && o.Key == "large")).FileId!.Value;

        var orphan = Guid.CreateVersion7();
        await using (var file = folder.Create(orphan))
        {
            await file.WriteAsync(new byte[10]);
        }

        folder.Finish(orphan);

        // Old enough that no test beside this one can be writing it.
        File.SetLastWriteTimeUtc(folder.PathOf(orphan), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(folder.PathOf(kept), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await sweeper.SweepAsync(new DateTimeOffset(2002, 1, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None);

        Assert.False(File.Exists(folder.PathOf(orphan)));
        Assert.Equal(100_000, (await s3.GetAsync($"/{bucket}/large")).Must().Body.Length);
    }

    [Fact]
    public async Task FileThatIsGone_IsSaid_AndNoDefect()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", new byte[100_000])).Must();
        await using var scope = sim.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var id = (await db.S3Buckets.SingleAsync(b => b.Name == bucket)).Id;
        var file = (await db.S3Objects.SingleAsync(o => o.BucketId == id)).FileId!.Value;

        sim.Host.Services.GetRequiredService<ContentFolder>().Delete(file);

        (await s3.GetAsync($"/{bucket}/a")).Refused(503, "ServiceUnavailable");
    }
}
