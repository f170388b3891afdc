using System.Text.Json;
using System.Text.RegularExpressions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Policy templates that the caller's account may name in delegation requests. The simulator's own: no call, so it has no event.</summary>
[ApiController]
[Route("api/v1/simulator/delegation-templates")]
[Tags("Simulator")]
[ProducesJson]
public sealed partial class DelegationTemplatesController : ControllerBase
{
    private const string Example = """
        {
          "policyTemplateArn": "arn:aws:iam::partner:policy-template/example.com/ReadBucket_20261124",
          "policyTemplate": {
            "Version": "2012-10-17",
            "Statement": [
              { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::@{bucketName}/*" },
              { "@Enabled": "mayWrite", "Effect": "Allow", "Action": ["s3:PutObject"], "Resource": "arn:aws:s3:::@{bucketName}/*" }
            ]
          },
          "requestorName": "Example Corp"
        }
        """;

    /// <summary>The longest template; what is rendered from it has AWS's own, shorter limit.</summary>
    private const int MostCharacters = 10_240;

    /// <summary>Registers a policy template for delegation requests of the caller's account, as AWS does when a partner is onboarded.</summary>
    /// <remarks>
    /// In the template, <c>@{name}</c> stands for a parameter's value; a statement with <c>"@Enabled": "name"</c> is there where the parameter is
    /// <c>True</c>, with <c>"!name"</c> where it is not.
    /// </remarks>
    [HttpPost]
    [BodyExample(Example)]
    [ProducesResponseType<KnownDelegationTemplate>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public async Task<IActionResult> AddDelegationTemplate(NewDelegationTemplate template, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(template);
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        var call = opened.Call;
        if ((opened.Refusal ?? Refuse(template)) is { } refusal)
        {
            return new ProblemResult(call, refusal);
        }

        var isNew = await services.GetRequiredService<DelegationTemplates>().AddAsync(
            new DelegationTemplate
            {
                AccountId = call.Account,
                Arn = template.PolicyTemplateArn,
                Document = TextOf(template.PolicyTemplate),
                RequestorName = template.RequestorName,
            },
            ct);
        return isNew
            ? StatusCode(StatusCodes.Status201Created, new KnownDelegationTemplate(template.PolicyTemplateArn))
            : new ProblemResult(call, IamFaults.EntityAlreadyExists($"Policy template {template.PolicyTemplateArn} already exists."));
    }

    private static Fault? Refuse(NewDelegationTemplate template)
    {
        if (!Arn().IsMatch(template.PolicyTemplateArn ?? string.Empty))
        {
            return CommonFaults.ValidationError("policyTemplateArn must be an ARN of 20 to 2048 printable characters.");
        }

        if (template.RequestorName is { } name && !Name().IsMatch(name))
        {
            return CommonFaults.ValidationError("requestorName must be at most 30 printable characters.");
        }

        var text = TextOf(template.PolicyTemplate);
        return text.Length <= MostCharacters && PolicyTemplate.IsTemplate(text)
            ? null
            : CommonFaults.ValidationError($"policyTemplate must be a policy document of at most {MostCharacters} characters, with @{{…}} for its parameters.");
    }

    private static string TextOf(JsonElement template) => template.ValueKind switch
    {
        JsonValueKind.Undefined => string.Empty,
        JsonValueKind.String => template.GetString()!,
        _ => template.GetRawText(),
    };

    [GeneratedRegex(@"\Aarn:[!-~]{16,2044}\z")]
    private static partial Regex Arn();

    [GeneratedRegex(@"\A[\u0020-\u007E\u00A1-\u00FF]{1,30}\z")]
    private static partial Regex Name();
}

/// <summary>A policy template that is to be known.</summary>
/// <param name="PolicyTemplateArn">The ARN that delegation requests name it by.</param>
/// <param name="PolicyTemplate">The policy document with its parameters, as JSON or as text.</param>
/// <param name="RequestorName">What the account is called in its delegation requests: at most 30 characters.</param>
public sealed record NewDelegationTemplate(string PolicyTemplateArn, JsonElement PolicyTemplate, string? RequestorName);

/// <summary>A policy template that is known.</summary>
/// <param name="PolicyTemplateArn">Its ARN.</param>
public sealed record KnownDelegationTemplate(string PolicyTemplateArn);
