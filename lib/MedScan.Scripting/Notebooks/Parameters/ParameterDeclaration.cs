namespace MedScan.Scripting.Notebooks.Parameters;

/// <summary>A variable that the parameters cell declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">The declaration up to the equals sign, as it is written.</param>
/// <param name="Source">The whole declaration on one line, for messages.</param>
/// <param name="Kind">What values it takes.</param>
internal sealed record ParameterDeclaration(string Name, string Text, string Source, ParameterKind Kind);
