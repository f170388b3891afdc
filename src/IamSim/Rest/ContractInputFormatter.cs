using System.Collections.Frozen;
using System.Text.Json;
using IamSim.Contracts;
using IamSim.Contracts.Validation;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;

namespace IamSim.Rest;

/// <summary>Reads the JSON body of a call into its operation's request, with the readers that the contract's generator wrote.</summary>
internal sealed class ContractInputFormatter : InputFormatter
{
    /// <summary>No input of the models is nested deeper than some ten levels; a policy document adds its own.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    private static readonly FrozenDictionary<Type, OperationModel> Operations =
        Services.All.SelectMany(s => s.Operations).ToFrozenDictionary(o => o.RequestType);

    public ContractInputFormatter()
    {
        SupportedMediaTypes.Add(MediaTypeHeaderValue.Parse("application/json"));
        SupportedMediaTypes.Add(MediaTypeHeaderValue.Parse("application/*+json"));
    }

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(context.HttpContext.Request.Body, Options, context.HttpContext.RequestAborted);
            var violations = new Violations();
            var request = Operations[context.ModelType].ReadJson(json.RootElement, violations);
            if (!violations.Any)
            {
                return await InputFormatterResult.SuccessAsync(request);
            }

            context.HttpContext.Features.Set(violations);
            context.ModelState.AddModelError(string.Empty, "The body does not fit the operation.");
        }
        catch (JsonException e)
        {
            context.ModelState.AddModelError(string.Empty, $"The body is not JSON: {e.Message}");
        }

        return await InputFormatterResult.FailureAsync();
    }

    protected override bool CanReadType(Type type) => Operations.ContainsKey(type);
}
