using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Json;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Rest;

/// <summary>A structure as REST's answer: camelCase members, policy documents as JSON.</summary>
internal sealed class ShapeResult(int status, IShape shape) : IActionResult
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string? Location { get; init; }

    /// <summary>The whole answer that the entity tag is of; null for an answer without one.</summary>
    public IShape? Tagged { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (Tagged is not null)
        {
            var tag = Precondition.TagOf(Tagged);
            response.Headers.ETag = tag;
            if (EntityTags.Of(context.HttpContext.Request.Headers.IfNoneMatch).Contains(tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(response.BodyWriter, Options);
        shape.WriteJson(new JsonShapeWriter(json, JsonStyle.Rest));
    }
}
