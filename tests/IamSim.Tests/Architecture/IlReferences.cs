using System.Reflection;
using System.Reflection.Emit;

namespace IamSim.Tests.Architecture;

/// <summary>The types that a class refers to: in its members, in its methods' bodies, and in what the compiler made of its async methods.</summary>
internal static class IlReferences
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    public static HashSet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(type, found);
        return found;
    }

    private static void Add(Type type, HashSet<Type> found)
    {
        foreach (var field in type.GetFields(All))
        {
            Refer(field.FieldType, found);
        }

        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            Refer(method, found);
            AddBody(method, found);
        }

        foreach (var nested in type.GetNestedTypes(All))
        {
            Add(nested, found);
        }
    }

    private static void AddBody(MethodBase method, HashSet<Type> found)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } il)
        {
            return;
        }

        foreach (var local in body.LocalVariables)
        {
            Refer(local.LocalType, found);
        }

        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var i = 0; i < il.Length;)
        {
            var code = il[i] == 0xFE ? OpCodes[(short)((il[i] << 8) | il[i + 1])] : OpCodes[il[i]];
            i += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                Refer(method.Module.ResolveMember(BitConverter.ToInt32(il, i), typeArguments, methodArguments)!, found);
            }

            i += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, i)),
                _ => 4,
            };
        }
    }

    private static void Refer(MemberInfo member, HashSet<Type> found)
    {
        switch (member)
        {
            case Type { HasElementType: true } type:
                Refer(type.GetElementType()!, found);
                return;
            case Type type:
                if (found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type) || type.IsGenericType)
                {
                    foreach (var argument in type.GenericTypeArguments)
                    {
                        Refer(argument, found);
                    }
                }

                return;
            case FieldInfo field:
                Refer(field.FieldType, found);
                break;
            case MethodBase method:
                foreach (var parameter in method.GetParameters())
                {
                    Refer(parameter.ParameterType, found);
                }

                if (method is MethodInfo { ReturnType: var returned })
                {
                    Refer(returned, found);
                }

                break;
        }

        if (member.DeclaringType is { } declaring)
        {
            Refer(declaring, found);
        }
    }
}
