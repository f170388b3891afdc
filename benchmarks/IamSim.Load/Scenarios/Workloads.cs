using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IamSim.Load.Load;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>
/// Training jobs in a private network with encrypted data, whose role, bucket, key and network are stored: what a dry run takes, and what the whole life of
/// one takes when a frozen clock is turned on.
/// </summary>
internal static partial class Workloads
{
    private const string Account = "123456789012";
    private const string Bucket = "training-data";
    private const double CheckTarget = 2;
    private const double LifeTarget = 50;
    private const int WarmUps = 30;
    private const int Lives = 50;

    public static void Run(Bench bench)
    {
        using Server server = bench.Start(bench.IamSim);
        Rest(server, "PUT", "/simulator/clock", """{"frozen":true}""");
        string job = MakeLaboratory(server);
        Check(bench, server, job);
        Live(bench, server, job);
    }

    private static void Check(Bench bench, Server server, string job)
    {
        byte[] request = RestRequest("POST", "/workloads/check", $$"""{"operation":"CreateTrainingJob","request":{{job.Replace("NAME", "check", StringComparison.Ordinal)}}}""");
        (int status, string body) = Exchange.Send(server.Address, request, 30_000);
        if (status != 200)
        {
            throw new InvalidOperationException($"check gave {status} {body}");
        }

        using JsonDocument answer = JsonDocument.Parse(body);
        int steps = answer.RootElement.GetProperty("paths")[0].GetProperty("steps").GetArrayLength();
        bench.Report.Fact($"check: {steps} steps, {body.Length} characters of answer");
        Mix mix = new(Operation.Of("check", request, """{"succeeds":true"""));
        bench.WarmUp(server, mix, 1, seconds: 20);
        List<double> medians = [];
        List<double> cpu = [];
        for (int round = 1; round <= bench.Options.Rounds; round++)
        {
            LoadResult result = bench.Report.Stretch($"check, one at a time, round {round}", ClosedLoop.Run(server, mix, 1, bench.Options.Stretch));
            medians.Add(result.Tally.Latency.Percentile(50));
            cpu.Add(result.ServerMicroseconds / 1000);
        }

        double median = Bench.Median(medians);
        bench.Report.Row("a dry run of a training job, one client", $"< {CheckTarget:F0} ms", $"{median:F2} ms (CPU {Bench.Median(cpu):F2} ms)", median < CheckTarget);
    }

    /// <summary>A job a turn of the clock, so that each turn's answer is one job's whole life.</summary>
    private static void Live(Bench bench, Server server, string job)
    {
        List<double> lives = [];
        for (int at = 0; at < WarmUps + Lives; at++)
        {
            string name = $"job-{at}";
            Json(server, "SageMaker.CreateTrainingJob", "sagemaker", job.Replace("NAME", name, StringComparison.Ordinal));
            byte[] advance = RestRequest("POST", "/simulator/clock/advance", """{"seconds":60}""");
            long start = Stopwatch.GetTimestamp();
            (int status, string body) = Exchange.Send(server.Address, advance, 60_000);
            double took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (status != 200)
            {
                throw new InvalidOperationException($"advance gave {status} {body}");
            }

            string described = Json(server, "SageMaker.DescribeTrainingJob", "sagemaker", $$"""{"TrainingJobName":"{{name}}"}""");
            if (!described.Contains("\"TrainingJobStatus\":\"Completed\"", StringComparison.Ordinal))
            {
                bench.Report.FailedCalls("the life of a job", 1, described);
                return;
            }

            if (at >= WarmUps)
            {
                lives.Add(took);
            }
        }

        double median = Bench.Median(lives);
        bench.Report.Row(
            "the whole life of a training job, when the clock is turned",
            $"< {LifeTarget:F0} ms",
            $"{median:F1} ms (median of {Lives}; {lives.Min():F1} to {lives.Max():F1})",
            median < LifeTarget);
    }

    /// <summary>Gives the request of a job that is called NAME.</summary>
    private static string MakeLaboratory(Server server)
    {
        string key = ArnOf().Match(Json(server, "TrentService.CreateKey", "kms", "{}")).Groups[1].Value;
        string vpc = Ec2(server, "Action=CreateVpc&CidrBlock=10.0.0.0/16", "vpcId");
        string subnet = Ec2(server, $"Action=CreateSubnet&CidrBlock=10.0.1.0/24&AvailabilityZone=us-east-1a&VpcId={vpc}", "subnetId");
        string group = Ec2(server, $"Action=CreateSecurityGroup&GroupName=jobs&GroupDescription=jobs&VpcId={vpc}", "groupId");
        string table = Ec2(server, $"Action=DescribeRouteTables&Filter.1.Name=vpc-id&Filter.1.Value.1={vpc}", "routeTableId");
        Ec2(server, $"Action=CreateVpcEndpoint&VpcId={vpc}&ServiceName=com.amazonaws.us-east-1.s3&RouteTableId.1={table}", "vpcEndpointId");
        string trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        string policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","kms:*","ecr:*","ec2:*","logs:*","cloudwatch:*"],"Resource":"*"}]}""";
        ObjectCaller.Must(server, Exchange.Query(server.Address, $"Action=CreateRole&RoleName=Training&AssumeRolePolicyDocument={Uri.EscapeDataString(trust)}"));
        ObjectCaller.Must(server, Exchange.Query(server.Address, $"Action=PutRolePolicy&RoleName=Training&PolicyName=p&PolicyDocument={Uri.EscapeDataString(policy)}"));
        S3(server, "/" + Bucket, "", "");
        S3(
            server,
            "/" + Bucket,
            "encryption=",
            "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm>" +
            $"<KMSMasterKeyID>{key}</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>");
        S3(server, $"/{Bucket}/cats/1.tfrecord", "", "data");
        return $$"""
            {"TrainingJobName":"NAME","RoleArn":"arn:aws:iam::{{Account}}:role/Training",
            "AlgorithmSpecification":{"TrainingImage":"{{Account}}.dkr.ecr.us-east-1.amazonaws.com/cats:1","TrainingInputMode":"File"},
            "InputDataConfig":[{"ChannelName":"train","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://{{Bucket}}/cats/"} } }],
            "OutputDataConfig":{"S3OutputPath":"s3://{{Bucket}}/models/","KmsKeyId":"{{key}}"},
            "ResourceConfig":{"InstanceType":"ml.m5.xlarge","InstanceCount":1,"VolumeSizeInGB":10,"VolumeKmsKeyId":"{{key}}"},
            "StoppingCondition":{"MaxRuntimeInSeconds":3600},
            "VpcConfig":{"Subnets":["{{subnet}}"],"SecurityGroupIds":["{{group}}"]} }
            """;
    }

    private static string Ec2(Server server, string body, string element)
    {
        string answer = ObjectCaller.Must(server, Exchange.Send(server.Address, Request("POST", "/", "ec2", "application/x-www-form-urlencoded", "", body + "&Version=2016-11-15"), 30_000));
        return Regex.Match(answer, $"<{element}>(.+?)</{element}>").Groups[1].Value;
    }

    private static void S3(Server server, string path, string query, string body)
    {
        byte[] content = Encoding.ASCII.GetBytes(body);
        byte[] head = new Signer("test", "test").SignS3("PUT", path, query, content.Length, "UNSIGNED-PAYLOAD");
        ObjectCaller.Must(server, Exchange.Send(server.Address, (byte[])[.. head, .. content], 30_000));
    }

    private static string Json(Server server, string target, string service, string body) => ObjectCaller.Must(
        server, Exchange.Send(server.Address, Request("POST", "/", service, "application/x-amz-json-1.1", $"X-Amz-Target: {target}\r\n", body), 30_000));

    private static void Rest(Server server, string method, string path, string body) =>
        ObjectCaller.Must(server, Exchange.Send(server.Address, RestRequest(method, path, body), 30_000));

    private static byte[] RestRequest(string method, string path, string body) => Request(method, "/api/v1" + path, "iam", "application/json", "", body);

    /// <summary>By the account's root, whose key nobody issued.</summary>
    private static byte[] Request(string method, string path, string service, string contentType, string headers, string body)
    {
        string now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", null);
        return Encoding.ASCII.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {contentType}\r\nX-Amz-Date: {now}\r\n{headers}" +
            $"Authorization: AWS4-HMAC-SHA256 Credential=test/{now[..8]}/us-east-1/{service}/aws4_request, " +
            $"SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    [GeneratedRegex("\"Arn\":\"(arn:aws:kms:[^\"]+)\"")]
    private static partial Regex ArnOf();
}
