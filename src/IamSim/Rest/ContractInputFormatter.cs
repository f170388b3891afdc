using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using IamSim.Contracts;
using IamSim.Contracts.Validation;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;

namespace IamSim.Rest;

/// <summary>
/// Reads the JSON body of a call into its operation's request, with the readers that the contract's generator wrote; or as it is, where an
/// action takes a document.
/// </summary>
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
            // Its memory is pooled, and given back when the answer is sent: a copy of a large document would be garbage of the dearest kind.
            var json = await JsonDocument.ParseAsync(context.HttpContext.Request.Body, Options, context.HttpContext.RequestAborted);
            context.HttpContext.Response.RegisterForDispose(json);
            if (context.ModelType == typeof(JsonElement))
            {
                return await ReadElementAsync(context, json.RootElement);
            }

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

    protected override bool CanReadType(Type type) => type == typeof(JsonElement) || Operations.ContainsKey(type);

    /// <summary>A body that is a document itself. Its text must be text: the parser lets invalid UTF-8 through until it is asked for.</summary>
    private static Task<InputFormatterResult> ReadElementAsync(InputFormatterContext context, JsonElement element)
    {
        if (Utf8.IsValid(JsonMarshal.GetRawUtf8Value(element)))
        {
            return InputFormatterResult.SuccessAsync(element);
        }

        context.ModelState.AddModelError(string.Empty, "The body is not valid UTF-8.");
        return InputFormatterResult.FailureAsync();
    }
}
