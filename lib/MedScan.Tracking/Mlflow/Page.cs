using System.Collections;

namespace MedScan.Tracking;

/// <summary>One page of a search: its items, and the token with which the next page is asked for.</summary>
/// <typeparam name="T">What was searched for.</typeparam>
public sealed class Page<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> _items;

    /// <summary>Creates a page.</summary>
    /// <param name="items">The items, in the order of the search.</param>
    /// <param name="nextPageToken">The token of the next page; <see langword="null"/> or empty on the last one.</param>
    public Page(IReadOnlyList<T> items, string? nextPageToken)
    {
        _items = items;
        NextPageToken = string.IsNullOrEmpty(nextPageToken) ? null : nextPageToken;
    }

    /// <summary>What to pass on to get the next page; <see langword="null"/> on the last one.</summary>
    public string? NextPageToken { get; }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
