using MedScan.Scripting.Sessions.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MedScan.Scripting.Notebooks.Parameters;

/// <summary>Finds the variables that a C# cell declares.</summary>
internal static class CSharpParameters
{
    public static IReadOnlyList<ParameterDeclaration> Read(string code)
    {
        CompilationUnitSyntax root = CSharpSource.Parse(CSharpSource.Text(code), "").GetCompilationUnitRoot();
        return
        [
            .. root.Members.OfType<FieldDeclarationSyntax>().SelectMany(static field => field.Declaration.Variables.Select(variable =>
                new ParameterDeclaration(
                    variable.Identifier.ValueText,
                    $"{string.Concat(field.Modifiers.Select(static modifier => modifier.Text + " "))}{field.Declaration.Type} {variable.Identifier.Text}",
                    $"{field.Declaration.Type} {variable}",
                    KindOf(field.Declaration.Type, variable.Initializer?.Value)))),
        ];
    }

    private static ParameterKind KindOf(TypeSyntax type, ExpressionSyntax? value) => type switch
    {
        NullableTypeSyntax nullable => KindOf(nullable.ElementType, value) with { IsOptional = true },
        ArrayTypeSyntax array => KindOf(array.ElementType, null) with { Open = "[", Close = "]" },
        GenericNameSyntax { TypeArgumentList.Arguments: [var item] } => KindOf(item, null) with { Open = "[", Close = "]" },
        IdentifierNameSyntax { IsVar: true } => KindOf(value),
        _ => type.ToString() switch
        {
            "string" or "String" => new ParameterKind(ScalarKind.Text),
            "int" or "long" or "short" or "byte" or "uint" or "ulong" or "ushort" or "sbyte" or "nint" => new ParameterKind(ScalarKind.Whole),
            "double" => new ParameterKind(ScalarKind.Number),
            "float" => new ParameterKind(ScalarKind.Number, Suffix: "f"),
            "decimal" => new ParameterKind(ScalarKind.Number, Suffix: "m"),
            "bool" => new ParameterKind(ScalarKind.Flag),
            _ => ParameterKind.Unknown,
        },
    };

    private static ParameterKind KindOf(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax signed => KindOf(signed.Operand),
        InterpolatedStringExpressionSyntax => new ParameterKind(ScalarKind.Text),
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var first, ..] } => KindOf(first) with { Open = "new[] { ", Close = " }" },
        ArrayCreationExpressionSyntax array => KindOf(array.Type.ElementType, null) with { Open = $"new {array.Type.ElementType}[] {{ ", Close = " }" },
        LiteralExpressionSyntax literal => literal.Token.Value switch
        {
            string => new ParameterKind(ScalarKind.Text),
            bool => new ParameterKind(ScalarKind.Flag),
            int => new ParameterKind(ScalarKind.Whole),
            long => new ParameterKind(ScalarKind.Whole, Suffix: "L"),
            double => new ParameterKind(ScalarKind.Number, Suffix: "d"),
            float => new ParameterKind(ScalarKind.Number, Suffix: "f"),
            decimal => new ParameterKind(ScalarKind.Number, Suffix: "m"),
            _ => ParameterKind.Unknown,
        },
        _ => ParameterKind.Unknown,
    };
}
