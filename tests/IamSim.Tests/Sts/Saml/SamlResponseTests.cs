using System.Text;
using System.Xml;

namespace IamSim.Tests.Sts.Saml;

/// <summary>Responses that are not to be believed.</summary>
public sealed class SamlResponseTests(FederationSim sim)
{
    private const string WrongSignature = "Response signature invalid";
    private const string OneAssertion = "The SAML response cannot be read: it must have exactly one assertion.";

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task ResponseOrAssertion_IsSigned(bool response, bool assertion)
    {
        using var saml = await SamlCase.NewAsync(sim);

        var answer = await saml.AssumeAsync(saml.Idp.Respond(saml.Speech, signsResponse: response, signsAssertion: assertion));

        Assert.True(answer.Status == 200, answer.Text);
    }

    [Fact]
    public async Task NothingSigned_InvalidIdentityToken()
    {
        using var saml = await SamlCase.NewAsync(sim);

        (await saml.AssumeAsync(saml.Idp.Document(saml.Speech))).Refused(400, "InvalidIdentityToken", WrongSignature);
    }

    [Theory]
    [InlineData("alice@example.com", "admin@example.com")]
    [InlineData("role/deployer,", "role/admin,")]
    [InlineData("DigestValue>", "DigestValue>AA")]
    [InlineData("SignatureValue>", "SignatureValue>AA")]
    [InlineData("xmldsig-more#rsa-sha256", "xmldsig-more#rsa-sha512")]
    public async Task AlteredResponse_InvalidIdentityToken(string before, string after)
    {
        using var saml = await SamlCase.NewAsync(sim);
        var good = saml.Idp.Sign(saml.Idp.Document(saml.Speech)).OuterXml;
        var at = good.IndexOf(before, StringComparison.Ordinal);

        var answer = await saml.AssumeAsync(Encode(good[..at] + after + good[(at + before.Length)..]));

        answer.Refused(400, "InvalidIdentityToken", WrongSignature);
    }

    [Fact]
    public async Task KeyOfAnotherProvider_InvalidIdentityToken()
    {
        using var saml = await SamlCase.NewAsync(sim);
        using var stranger = new SamlIdp(saml.Idp.Issuer);

        (await saml.AssumeAsync(stranger.Respond(saml.Speech))).Refused(400, "InvalidIdentityToken", WrongSignature);
    }

    [Fact]
    public async Task AnotherIssuer_IsNotTheProviders()
    {
        using var saml = await SamlCase.NewAsync(sim);

        (await saml.AssumeAsync(saml.Speech with { Issuer = "https://other.example.com" }))
            .Refused(400, "InvalidIdentityToken", "Issuer not present in specified provider");
    }

    [Fact]
    public async Task MemberOfAFederation_DoesNotSpeakForAnother()
    {
        using var saml = await SamlCase.NewAsync(sim);
        using var other = new SamlIdp("https://other.example.com");
        var both = $"<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">{saml.Idp.Metadata}{other.Metadata}</EntitiesDescriptor>";
        await saml.Account.MustAsync("UpdateSAMLProvider", ("SAMLProviderArn", saml.Provider), ("SAMLMetadataDocument", both));
        var asOther = saml.Speech with { Issuer = other.Issuer };
        var mixed = saml.Idp.Document(asOther);
        mixed.DocumentElement!.FirstChild!.InnerText = saml.Idp.Issuer;

        Assert.Equal(200, (await saml.AssumeAsync(other.Respond(saml.Speech))).Status);
        (await saml.AssumeAsync(saml.Idp.Respond(asOther))).Refused(400, "InvalidIdentityToken", WrongSignature);
        (await saml.AssumeAsync(saml.Idp.Sign(mixed, signsResponse: true, signsAssertion: false))).Refused(400, "InvalidIdentityToken", WrongSignature);
    }

    [Theory]
    [InlineData("sibling")]
    [InlineData("inside")]
    [InlineData("extension")]
    [InlineData("object")]
    public async Task WrappedSignature_InvalidIdentityToken(string where)
    {
        using var saml = await SamlCase.NewAsync(sim);
        var document = saml.Idp.Sign(saml.Idp.Document(saml.Speech));
        var signed = SamlIdp.Assertion(document);
        var evil = (XmlElement)signed.CloneNode(deep: true);
        evil.SetAttribute("ID", "_evil");
        evil.InnerXml = evil.InnerXml.Replace("alice@example.com", "admin@example.com", StringComparison.Ordinal);
        var signature = (XmlElement)evil.GetElementsByTagName("Signature", "http://www.w3.org/2000/09/xmldsig#")[0]!;
        switch (where)
        {
            case "sibling":
                evil.RemoveChild(signature);
                document.DocumentElement!.InsertBefore(evil, signed);
                break;
            case "inside":
                document.DocumentElement!.ReplaceChild(evil, signed);
                evil.AppendChild(signed);
                break;
            case "extension":
                var extensions = document.CreateElement("samlp", "Extensions", "urn:oasis:names:tc:SAML:2.0:protocol");
                document.DocumentElement!.ReplaceChild(evil, signed);
                extensions.AppendChild(signed);
                document.DocumentElement.InsertAfter(extensions, document.DocumentElement.FirstChild);
                break;
            default:
                var wrapper = document.CreateElement("ds", "Object", "http://www.w3.org/2000/09/xmldsig#");
                document.DocumentElement!.ReplaceChild(evil, signed);
                wrapper.AppendChild(signed);
                signature.AppendChild(wrapper);
                break;
        }

        (await saml.AssumeAsync(document)).Refused(400, "InvalidIdentityToken", OneAssertion);
    }

    [Fact]
    public async Task SameIdTwice_InvalidIdentityToken()
    {
        using var saml = await SamlCase.NewAsync(sim);
        var document = saml.Idp.Sign(saml.Idp.Document(saml.Speech));
        document.DocumentElement!.SetAttribute("ID", SamlIdp.Assertion(document).GetAttribute("ID"));

        (await saml.AssumeAsync(document)).Refused(400, "InvalidIdentityToken", WrongSignature);
    }

    [Fact]
    public async Task CommentInTheName_DoesNotCutIt()
    {
        using var saml = await SamlCase.NewAsync(sim);
        var text = saml.Idp.Sign(saml.Idp.Document(saml.Speech)).OuterXml.Replace("alice@example.com", "alice@<!-- x -->example.com", StringComparison.Ordinal);

        Assert.Equal("alice@example.com", (await saml.AssumeAsync(Encode(text))).Value("Subject"));
    }

    [Theory]
    [InlineData("not base64!", "Invalid base64 SAMLResponse")]
    [InlineData("AAAA", "The SAML response cannot be read: it is not well-formed XML without a document type.")]
    public async Task WhatIsNoResponse_InvalidIdentityToken(string response, string message)
    {
        using var saml = await SamlCase.NewAsync(sim);

        (await saml.AssumeAsync(response)).Refused(400, "InvalidIdentityToken", message);
    }

    [Fact]
    public async Task EntitiesDepthAndOtherRoots_InvalidIdentityToken()
    {
        using var saml = await SamlCase.NewAsync(sim);
        var deep = string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000));
        var good = saml.Idp.Sign(saml.Idp.Document(saml.Speech));

        foreach (var text in (string[])[$"<!DOCTYPE r [<!ENTITY e 'x'>]>{good.OuterXml}", deep, SamlIdp.Assertion(good).OuterXml, "<Response/>"])
        {
            var answer = await saml.AssumeAsync(Encode(text));

            Assert.Equal((400, "InvalidIdentityToken"), (answer.Status, answer.Code));
            Assert.StartsWith("The SAML response cannot be read: ", answer.Message);
        }
    }

    [Fact]
    public async Task FailedAuthentication_IDPRejectedClaim()
    {
        using var saml = await SamlCase.NewAsync(sim);

        (await saml.AssumeAsync(saml.Speech with { Status = "AuthnFailed" })).Refused(
            403, "IDPRejectedClaim", "The identity provider reported that authentication failed: urn:oasis:names:tc:SAML:2.0:status:AuthnFailed");
    }

    [Fact]
    public async Task OldResponse_ExpiredTokenException()
    {
        const string tooLate = "Token must be redeemed within 5 minutes of issuance";
        using var saml = await SamlCase.NewAsync(sim);
        var now = DateTimeOffset.UtcNow;

        (await saml.AssumeAsync(saml.Speech with { Issued = now.AddMinutes(-6) })).Refused(400, "ExpiredTokenException", tooLate);
        (await saml.AssumeAsync(saml.Speech with { Issued = now.AddMinutes(-2), Until = now.AddMinutes(-1) })).Refused(400, "ExpiredTokenException", tooLate);
        (await saml.AssumeAsync(saml.Speech with { SessionEnd = now.AddMinutes(-1) })).Refused(400, "ExpiredTokenException", tooLate);
        Assert.Equal(200, (await saml.AssumeAsync(saml.Speech with { Issued = now.AddMinutes(-4) })).Status);
    }

    [Fact]
    public async Task ResponseOfTheFuture_InvalidIdentityToken()
    {
        using var saml = await SamlCase.NewAsync(sim);
        var later = DateTimeOffset.UtcNow.AddMinutes(20);

        (await saml.AssumeAsync(saml.Speech with { Issued = later, Until = later.AddMinutes(5) }))
            .Refused(400, "InvalidIdentityToken", "The SAML response is not valid yet.");
        (await saml.AssumeAsync(saml.Speech with { From = later, Until = later.AddMinutes(5) }))
            .Refused(400, "InvalidIdentityToken", "The SAML response is not valid yet.");
    }

    [Theory]
    [InlineData("https://signin.aws.amazon.com/saml", true)]
    [InlineData("urn:amazon:webservices", true)]
    [InlineData("https://us-west-2.signin.aws.amazon.com/saml", true)]
    [InlineData("https://signin.aws.amazon.com/samlx", false)]
    [InlineData("https://signin.amazonaws.cn/saml", false)]
    [InlineData(null, false)]
    public async Task Audience_MustBeAws(string? audience, bool isGood)
    {
        using var saml = await SamlCase.NewAsync(sim);

        var answer = await saml.AssumeAsync(saml.Speech with { Audience = audience });

        if (isGood)
        {
            Assert.True(answer.Status == 200, answer.Text);
        }
        else
        {
            answer.Refused(400, "InvalidIdentityToken", "Response does not contain the required audience.");
        }
    }

    [Theory]
    [InlineData("https://us-east-1.signin.aws.amazon.com/saml", true)]
    [InlineData("https://idp.example.com/saml", false)]
    [InlineData("https://signin.aws.amazon.com.example.com/saml", false)]
    [InlineData("https://signin.aws.amazon.com/saml/acs/SOMEOTHERPROVIDER", false)]
    [InlineData("", false)]
    public async Task Recipient_MustBeAws(string recipient, bool isGood)
    {
        using var saml = await SamlCase.NewAsync(sim);

        var answer = await saml.AssumeAsync(saml.Speech with { Recipient = recipient });

        Assert.Equal(isGood ? (200, null) : (400, "InvalidIdentityToken"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(null, "RoleSessionName is required in AuthnResponse")]
    [InlineData("a b", "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}")]
    [InlineData("a", "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}")]
    public async Task SessionName_MustBeOne(string? name, string message)
    {
        using var saml = await SamlCase.NewAsync(sim);

        (await saml.AssumeAsync(SamlSpeech.For(saml.Role, saml.Provider, name))).Refused(400, "InvalidIdentityToken", message);
    }

    [Theory]
    [InlineData("SourceIdentity", "aws:alice", "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"")]
    [InlineData("SessionDuration", "60", "SessionDuration in AuthnResponse must be a number of seconds from 900 to 43200")]
    [InlineData("SessionDuration", "1e3", "SessionDuration in AuthnResponse must be a number of seconds from 900 to 43200")]
    [InlineData("TransitiveTagKeys", "Project", "Attribute https://aws.amazon.com/SAML/Attributes/PrincipalTag: in AuthnResponse: a transitive key is not one of the tags.")]
    public async Task BadAttribute_InvalidIdentityToken(string name, string value, string message)
    {
        using var saml = await SamlCase.NewAsync(sim);

        (await saml.AssumeAsync(saml.Speech.With((SamlSpeech.Aws + name, value)))).Refused(400, "InvalidIdentityToken", message);
    }

    [Fact]
    public async Task ProviderThatIsMissingOrOfAnotherAccount_InvalidIdentityToken()
    {
        using var saml = await SamlCase.NewAsync(sim);
        using var other = await SamlCase.NewAsync(sim);
        var response = saml.Idp.Respond(saml.Speech);

        (await saml.AssumeAsync(response, ("PrincipalArn", other.Provider))).Refused(400, "InvalidIdentityToken", "Specified provider doesn't exist");
        (await saml.AssumeAsync(response, ("PrincipalArn", saml.Account.Arn("saml-provider/nobody")))).Refused(400, "InvalidIdentityToken", "Specified provider doesn't exist");
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
