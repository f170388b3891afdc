using IamSim.Testing;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;

namespace IamSim.Tests.Workloads;

/// <summary>The services around a job once on the other provider: keys, buckets, networks, lives.</summary>
public sealed class WorkloadsOnPostgreSqlTests(PostgresServer server)
{
    [Fact]
    public async Task Jobs_OnPostgreSql_LiveAsOnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("iamsim-s3-");
        try
        {
            await using var host = await IamSimHost.StartAsync(new Dictionary<string, string>
            {
                ["IamSim:Database:Provider"] = "PostgreSql",
                ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
                ["IamSim:S3:Folder"] = folder.FullName,
            });
            var lab = await Laboratory.MakeAsync(host);
            await lab.GrantAsync("s3:*", "ec2:*", "ecr:*", "kms:CreateGrant", "kms:GenerateDataKey");

            (await lab.TrainAsync("denied")).Must();
            await AdvanceAsync(lab.Account, 60);
            Assert.Equal(("Failed", "Failed"), await lab.StatusAsync("denied"));

            await lab.GrantAsync("*");
            (await lab.TrainAsync("allowed")).Must();
            (await lab.Account.JsonAsync("SageMaker.CreateHyperParameterTuningJob", lab.Tuning("tune"))).Must();
            await AdvanceAsync(lab.Account, 600);
            Assert.Equal(("Completed", "Completed"), await lab.StatusAsync("allowed"));
            Assert.Equal("Completed", (await lab.Account.JsonAsync("SageMaker.DescribeHyperParameterTuningJob", new { HyperParameterTuningJobName = "tune" })).At("HyperParameterTuningJobStatus"));

            // Keys are listed by their bytes, whatever the database's collation says: capitals first, what is beyond the first plane last.
            foreach (var key in new[] { "order/b", "order/B", "order/é", "order/😀", "order/￼" })
            {
                (await lab.S3.PutAsync($"/{lab.Bucket}/{Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal)}", "x")).Must();
            }

            var listed = await lab.S3.GetAsync($"/{lab.Bucket}?list-type=2&prefix=order%2F");
            Assert.Equal(["order/B", "order/b", "order/é", "order/￼", "order/😀"], listed.Values("Key"));

            // Larger than what stands in a row: its bytes are a file's.
            var large = new byte[100_000];
            Random.Shared.NextBytes(large);
            (await lab.S3.PutAsync($"/{lab.Bucket}/large", large)).Must();
            Assert.Equal(large, (await lab.S3.GetAsync($"/{lab.Bucket}/large")).Body);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AdvanceAsync(TestAccount account, int seconds) =>
        Assert.Equal(200, (await account.RestAsync("POST", "/simulator/clock/advance", new { seconds })).Status);
}
