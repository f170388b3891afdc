using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using IamSim.Authentication.Signatures;
using IamSim.Calls;
using Microsoft.AspNetCore.Http;

namespace IamSim.Tests.Authentication.Signatures;

/// <summary>The parts of the canonical request, and the worked example of AWS's own page.</summary>
public sealed class CanonicalFormTests
{
    private const string ExampleSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    [Theory]
    [InlineData("", "/", "/")]
    [InlineData("/", "/", "/")]
    [InlineData("//", "/", "//")]
    [InlineData("/./", "/", "/./")]
    [InlineData("/a/../..", "/", "/a/../..")]
    [InlineData("/a/..//b/", "/b/", "/a/..//b/")]
    [InlineData("//a//b", "/a/b", "//a//b")]
    [InlineData("/a%20b", "/a%2520b", "/a%20b")]
    [InlineData("/a%2fb", "/a%252fb", "/a%2Fb")]
    [InlineData("/a+b=c:d", "/a%2Bb%3Dc%3Ad", "/a%2Bb%3Dc%3Ad")]
    [InlineData("/%E1%88%B4", "/%25E1%2588%25B4", "/%E1%88%B4")]
    [InlineData("/-._~", "/-._~", "/-._~")]
    public void Paths(string sent, string canonical, string ofS3)
    {
        Assert.Equal(canonical, Written(to => CanonicalPath.Write(to, sent.AsMemory(), isS3: false)));
        Assert.Equal(sent.Length == 0 ? "/" : ofS3, Written(to => CanonicalPath.Write(to, sent.AsMemory(), isS3: true)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a=")]
    [InlineData("a=&a", "a=&a=")]
    [InlineData("b=1&a=2&a=1", "a=1&a=2&b=1")]
    [InlineData("a=b&A=b&a-=1", "A=b&a=b&a-=1")]
    [InlineData("a=x=y", "a=x%3Dy")]
    [InlineData("a=+%20%2B", "a=%20%20%2B")]
    [InlineData("a=%7e%2f*'", "a=~%2F%2A%27")]
    [InlineData("%E4=%zz&&", "%E4=%25zz")]
    [InlineData("X-Amz-Signature=1&X-Amz-Date=2", "X-Amz-Date=2")]
    public void Queries(string sent, string canonical) => Assert.Equal(canonical, Written(to => CanonicalQuery.Write(to, sent.AsMemory())));

    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/signing-elements.html">IAM: Elements of a signature</see>, with the example that AWS's
    /// pages about signing have worked through since 2015
    /// </remarks>
    [Fact]
    public void AwsOwnExample_HasItsHashKeyAndSignature()
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.Headers.Host = "iam.amazonaws.com";
        http.Request.Headers.ContentType = "application/x-www-form-urlencoded; charset=utf-8";
        http.Request.Headers["X-Amz-Date"] = "20150830T123600Z";
        var canonical = new ArrayBufferWriter<byte>();
        CanonicalRequest.Write(
            canonical, http.Request, "/?Action=ListUsers&Version=2010-05-08", ["content-type", "host", "x-amz-date"], SHA256.HashData([]), null, isS3: false);
        var key = new SigningKeys().Of(ExampleSecret, new CredentialScope("AKIDEXAMPLE", "20150830", "us-east-1", "iam", "aws4_request"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(canonical.WrittenSpan));
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\n{hash}"));

        Assert.Equal("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59", hash);
        Assert.Equal("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9", Convert.ToHexStringLower(key));
        Assert.Equal("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7", Convert.ToHexStringLower(signature));
    }

    private static string Written(Action<ArrayBufferWriter<byte>> write)
    {
        var to = new ArrayBufferWriter<byte>();
        write(to);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }
}
