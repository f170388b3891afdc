using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Contracts.SageMaker;
using IamSim.Ec2.Facts;
using IamSim.Ec2.Resources;
using IamSim.S3.Facts;
using IamSim.Workloads.Steps;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Labs.Lessons;

/// <summary>Data that is reached through a VPC endpoint alone.</summary>
internal sealed class PrivateData : Lab
{
    private const int MostSubnets = 50;

    public override string Id => "private-data";

    public override string Title => "Training data without the internet";

    public override IReadOnlyList<string> Topics => ["VPC endpoints", "Bucket policies", "aws:SourceVpce", "Network isolation"];

    public override string Goal =>
        "A job with the role Training in a subnet of yours, which has no way to the internet, reads s3://cats-ACCOUNT_ID/train/ and writes models/ through a VPC endpoint; outside of it the bucket gives its data to nobody, and the endpoint leads to no other bucket.";

    public override string Story =>
        "Account ACCOUNT_ID has the bucket cats-ACCOUNT_ID and the role Training, which may read and write all buckets, but no network yet. Data is not to leave, neither by the bucket nor by the endpoint.";

    public override IReadOnlyList<string> Hints =>
    [
        "A VPC, a subnet, a security group; no internet gateway, no NAT gateway. Put an object under train/.",
        "A gateway endpoint for S3 is associated with the subnet's route table. The role also needs the nine ec2: actions with which SageMaker stands in a VPC.",
        "The bucket policy denies s3:GetObject and s3:PutObject to everybody with StringNotEquals on aws:SourceVpce.",
        "The endpoint has a policy too: by default it lets everything through, to every bucket there is.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) =>
    [
        new CreateBucketRequest { Bucket = $"cats-{account.Id}" },
        Role("Training", TrustOf("sagemaker.amazonaws.com")),
        RolePolicy("Training", "Basics", EncryptedData.JobBasics),
        RolePolicy("Training", "Data", """{"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject","s3:PutObject"],"Resource":"*"}"""),
    ];

    public override async ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var name = $"cats-{check.Account.Id}";
        var (data, output) = ($"s3://{name}/train/", $"s3://{name}/models/");
        var buckets = check.Services.GetRequiredService<IBuckets>();
        var role = check.Role("Training");
        var bucket = await buckets.FindAsync(check.Services, name, ct);
        var hasData = bucket is not null && (await buckets.ListAsync(check.Services, bucket, "train/", 1, ct)).Count > 0;
        check.Note("There is data under train/", hasData, $"No object of {name} begins with train/.");
        check.Note("The role Training is there", role is not null, "There is no role Training any more.");
        if (role is null || bucket is null)
        {
            return;
        }

        var tried = await TrialsAsync(check, role.Arn, data, output, ct);
        var best = tried.Find(trial => trial.Path.Succeeds) ?? tried.FirstOrDefault();
        check.Note(
            "A job in one of your subnets reads and writes",
            best is { Path.Succeeds: true },
            best is null ? "There is no subnet with a security group in this account and region." : JobTrial.Why(best.Path));

        // SageMaker looks at the bucket once from its own side, before there is a job: that takes no way of the network's.
        var ways = best?.Path.Steps.Where(step => step.Call.StartsWith("s3:", StringComparison.Ordinal)).Select(step => step.Way).OfType<AccessWay>().ToList() ?? [];
        check.Note(
            "It goes through a VPC endpoint",
            best is { Path.Succeeds: true } && ways.Count > 0 && ways.TrueForAll(way => way.VpcEndpointId is not null),
            "It takes another way, or none.");
        var open = best?.Network.InternetGateways.Count > 0 || best?.Network.NatGateways.Count > 0;
        check.Note("Its network has no way to the internet", best is not null && !open, best is null ? "There is no network." : "Its VPC has an internet or NAT gateway.");

        var outside = await JobTrial.RunAsync(check, role.Arn, data, output, null, ct);
        check.Note("The same job outside of the VPC gets no data", !outside.Succeeds, "It reads and writes as well: the bucket's policy does not ask for the endpoint.");
        if (best is { Path.Succeeds: true })
        {
            check.Note(
                "Through the endpoint nothing is written to other buckets",
                EndpointDenies(check, best, $"elsewhere-{check.Account.Id}"),
                "The endpoint's own policy lets requests to every bucket through: data could leave by a bucket of somebody else.");
        }
    }

    /// <summary>Whether the endpoint's own policy, whatever a bucket's says, keeps the role from another bucket.</summary>
    private static bool EndpointDenies(LabCheck check, Trial trial, string bucket)
    {
        var used = trial.Path.Steps.Select(step => step.Way?.VpcEndpointId).OfType<string>().ToHashSet();
        return trial.Network.Endpoints.Where(endpoint => used.Contains(endpoint.Id)).All(endpoint =>
            !check.AskThrough(endpoint.Policy, check.Role("Training")!, "s3:PutObject", $"arn:{check.Account.Partition}:s3:::{bucket}/models/x").Decision.IsAllowed);
    }

    private static async ValueTask<List<Trial>> TrialsAsync(LabCheck check, string role, string data, string output, CancellationToken ct)
    {
        var subnets = await check.Db.NetworkResources
            .Where(each => each.AccountId == check.Account.Id && each.Region == check.Account.Region && each.Kind == NetworkKind.Subnet && each.DeletedAt == null)
            .OrderByDescending(each => each.CreatedAt).Select(each => each.Id).Take(MostSubnets).ToListAsync(ct);
        var trials = new List<Trial>();
        foreach (var subnet in subnets)
        {
            if (await check.Services.GetRequiredService<INetworks>().FindBySubnetAsync(check.Services, subnet, ct) is not { } network)
            {
                continue;
            }

            foreach (var group in network.SecurityGroups)
            {
                var config = new VpcConfig { Subnets = [subnet], SecurityGroupIds = [group.Id] };
                trials.Add(new Trial(network, config, await JobTrial.RunAsync(check, role, data, output, config, ct)));
                if (trials[^1].Path.Succeeds)
                {
                    return trials;
                }
            }
        }

        return trials;
    }

    private sealed record Trial(NetworkFacts Network, VpcConfig Config, AccessPath Path);
}
