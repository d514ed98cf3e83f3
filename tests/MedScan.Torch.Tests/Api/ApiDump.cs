using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace MedScan.Torch.Tests.Api;

/// <summary>
/// The public and protected surface of an assembly's TorchSharp namespace, one line per type or member:
/// declaring type, name, parameter types, parameter names, order and default values.
/// </summary>
internal static class ApiDump
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. Types(assembly).Where(IsVisible).Where(InNamespace).SelectMany(Lines).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        // Types over packages that are absent (SkiaSharp, for one) cannot be loaded and are left out.
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }

    private static bool InNamespace(Type type) =>
        type.Namespace == "TorchSharp" || type.Namespace?.StartsWith("TorchSharp.", StringComparison.Ordinal) == true;

    private static bool IsVisible(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic;

    private static IEnumerable<string> Lines(Type type)
    {
        yield return $"{Kind(type)} {Name(type)}";
        if (typeof(Delegate).IsAssignableFrom(type))
            yield break;
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type))
                yield return $"{Name(type)}.{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}";
            yield break;
        }

        foreach (var member in type.GetMembers(Declared))
        {
            string? line = null;
            try
            {
                line = Line(type, member);
            }
            catch (Exception e) when (e is FileNotFoundException or TypeLoadException)
            {
                // A signature over an absent package.
            }

            if (line is not null)
                yield return line;
        }
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string? Line(Type type, MemberInfo member) => member switch
    {
        FieldInfo f when IsVisible(f) => $"{Name(type)}.{f.Name} : {Name(f.FieldType)}{Static(f.IsStatic)}",
        PropertyInfo p when p.GetAccessors(true).Any(IsVisible) =>
            $"{Name(type)}.{p.Name}{Index(p)} {{{Accessor(p.GetMethod, "get")}{Accessor(p.SetMethod, "set")} }} : {Name(p.PropertyType)}"
            + Static(p.GetAccessors(true)[0].IsStatic),
        EventInfo e when e.AddMethod is { } add && IsVisible(add) => $"{Name(type)}.{e.Name} : event {Name(e.EventHandlerType!)}",
        ConstructorInfo c when IsVisible(c) && !c.IsStatic => $"{Name(type)}.new({Parameters(c)})",
        MethodInfo m when IsVisible(m) && !IsAccessor(m) && !OverridesObject(m) =>
            $"{Name(type)}.{m.Name}{Generics(m)}({Parameters(m)}) : {Name(m.ReturnType)}{Static(m.IsStatic)}",
        _ => null,
    };

    private static bool IsVisible(FieldInfo f) => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly;

    private static bool IsVisible(MethodBase m) => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo m) =>
        m.IsSpecialName && !m.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool OverridesObject(MethodInfo m) => m.Name is "ToString" or "Equals" or "GetHashCode" or "Finalize"
        && m.GetBaseDefinition().DeclaringType is { } origin && (origin == typeof(object) || origin == typeof(ValueType));

    private static string Accessor(MethodInfo? method, string name) =>
        method is not null && IsVisible(method) ? $" {name};" : "";

    private static string Index(PropertyInfo p) =>
        p.GetIndexParameters() is { Length: > 0 } indices ? $"[{string.Join(", ", indices.Select(Parameter))}]" : "";

    private static string Static(bool isStatic) => isStatic ? " static" : "";

    private static string Generics(MethodInfo m) =>
        m.IsGenericMethod ? $"<{string.Join(",", m.GetGenericArguments().Select(t => t.Name))}>" : "";

    private static string Parameters(MethodBase m) =>
        (m.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "") + string.Join(", ", m.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo p)
    {
        string prefix = p.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : p.IsOut ? "out " : p.IsIn ? "in " : "";
        string tail = p.HasDefaultValue
            ? " = " + p.RawDefaultValue switch
            {
                null => "null",
                string s => $"\"{s}\"",
                bool b => b ? "true" : "false",
                IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
                var other => other.ToString(),
            }
            : "";
        return $"{prefix}{Name(p.ParameterType)} {p.Name}{tail}";
    }

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsByRef)
            return Name(type.GetElementType()!) + "&";
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        string own = type.Name.Split('`')[0];
        string prefix = type.IsNested ? Name(type.DeclaringType!) + "." : type.Namespace == "System" ? "" : type.Namespace + ".";
        // A nested type repeats the type arguments of its declaring type; the outermost name stays open.
        string arguments = type.IsGenericType && type.Name.Contains('`', StringComparison.Ordinal)
            ? $"<{string.Join(",", type.GetGenericArguments().Select(Name))}>"
            : "";
        return prefix + own + arguments;
    }
}
