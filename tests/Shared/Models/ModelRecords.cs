using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using IamSim.Contracts;

namespace IamSim.Tests.Models;

/// <summary>Makes the contract's records of sample values, by reflection.</summary>
internal static class ModelRecords
{
    public static IShape Of(ModelFile model, string shape, JsonNode value, Type type)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var (name, of) in model.Members(shape))
        {
            if (value[ModelFile.Camel(name)] is { } member)
            {
                var property = type.GetProperty(ModelFile.Pascal(name) == type.Name || name == nameof(Equals) ? ModelFile.Pascal(name) + "Value" : ModelFile.Pascal(name))
                    ?? throw new InvalidOperationException($"{type} has no property for {name}.");
                property.SetValue(record, Value(model, of, member, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
            }
        }

        return (IShape)record;
    }

    private static object Value(ModelFile model, string shape, JsonNode value, Type type)
    {
        switch (model.Kind(shape))
        {
            case "structure":
                return Of(model, shape, value, type);
            case "list":
                var item = type.GetGenericArguments()[0];
                var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
                foreach (var inner in value.AsArray())
                {
                    list.Add(Value(model, model.Inner(shape, "member"), inner!, item));
                }

                return list;
            case "map":
                var held = type.GetGenericArguments()[1];
                var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), held))!;
                foreach (var (key, inner) in value.AsObject())
                {
                    map.Add(key, Value(model, model.Inner(shape, "value"), inner!, held));
                }

                return map;
            case "timestamp":
                return DateTimeOffset.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture);
            case "blob":
                return Convert.FromBase64String(value.GetValue<string>());
            case "string":
                return value is JsonObject ? value.ToJsonString() : value.GetValue<string>();
            case "boolean":
                return value.GetValue<bool>();
            case "long":
                return long.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
            case "double" or "float":
                return Convert.ChangeType(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture), type, CultureInfo.InvariantCulture);
            default:
                return value.GetValue<int>();
        }
    }
}
