using IamSim.Ec2.Endpoints;
using IamSim.Wire.S3;
using Microsoft.AspNetCore.Http;

namespace IamSim.Tests.Ec2;

/// <summary>The host names of VPC endpoints.</summary>
public sealed class EndpointHostTests
{
    [Theory]
    [InlineData("vpce-0123456789abcdef0-abcd1234.s3.us-east-1.vpce.amazonaws.com", "vpce-0123456789abcdef0")]
    [InlineData("vpce-0123456789abcdef0-abcd1234-us-east-1a.s3.us-east-1.vpce.amazonaws.com", "vpce-0123456789abcdef0")]
    [InlineData("training.bucket.vpce-0123456789abcdef0-abcd1234.s3.us-east-1.vpce.localhost:5080", "vpce-0123456789abcdef0")]
    [InlineData("vpce-0123456789abcdef0.api.sagemaker.us-east-1.vpce.localhost", "vpce-0123456789abcdef0")]
    [InlineData("vpce-0123456789abcdef0.localhost", null)]
    [InlineData("training.s3.us-east-1.amazonaws.com", null)]
    public void IdOf_Host_TellsTheEndpoint(string host, string? id)
    {
        var http = new DefaultHttpContext();
        http.Request.Host = new HostString(host);

        Assert.Equal(id, EndpointCalls.IdOf(http.Request));
    }

    [Theory]
    [InlineData("vpce-0123456789abcdef0-abcd1234.s3.us-east-1.vpce.amazonaws.com", null)]
    [InlineData("bucket.vpce-0123456789abcdef0-abcd1234.s3.us-east-1.vpce.amazonaws.com", null)]
    [InlineData("training.bucket.vpce-0123456789abcdef0-abcd1234.s3.us-east-1.vpce.localhost", "training")]
    [InlineData("training.data.vpce-0123456789abcdef0.s3.us-east-1.vpce.localhost", "training.data")]
    public void S3Host_OfAnEndpoint_TellsTheBucketBeforeIt(string host, string? bucket) =>
        Assert.Equal(new S3Host(true, bucket), S3Host.Of(host, isForS3: false));

    [Fact]
    public void S3Host_OfAnotherServicesEndpoint_IsNone() =>
        Assert.False(S3Host.Of("vpce-0123456789abcdef0.kms.us-east-1.vpce.localhost", isForS3: false).IsS3);
}
