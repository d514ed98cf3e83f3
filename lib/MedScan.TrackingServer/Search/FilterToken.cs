namespace MedScan.TrackingServer.Search;

/// <summary>A word of a filter, as it was written.</summary>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text)
{
    /// <summary>Whether a comparison may begin with it.</summary>
    public bool IsName => Kind is FilterTokenKind.Identifier or FilterTokenKind.DoubleQuoted;

    /// <summary>Whether a comparison may end with it.</summary>
    public bool IsOperand => IsName || Kind is FilterTokenKind.Text or FilterTokenKind.Number;
}
