namespace TorchSharp;

/// <summary>Names the formatters that a notebook's kernel uses for values of a type. Kernels find it by this name, whatever the
/// assembly; so nothing here refers to one.</summary>
/// <param name="formatterSource">A class with <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct, Inherited = false)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSource) : Attribute
{
    /// <summary>A class with <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSource { get; } = formatterSource;
}
