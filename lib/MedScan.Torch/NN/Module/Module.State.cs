namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>All parameters, then all persistent buffers, under their dotted names.</summary>
            /// <param name="destination">A dictionary to add to; a new one by default.</param>
            /// <param name="prefix">Put before every name, with a dot.</param>
            /// <returns>The module's own tensors, not copies: do not dispose them.</returns>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Key(string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";

                foreach (var (name, parameter) in named_parameters())
                    destination.TryAdd(Key(name), parameter);
                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(Key(name), buffer);
                // Children speak for themselves too: one may override this method, and a shared tensor gets its other names.
                foreach (var (name, child) in named_children())
                    child.state_dict(destination, Key(name));
                return destination;
            }

            /// <summary>Copies values into the parameters and buffers of the same names.</summary>
            /// <param name="source">Tensors of the module's shapes; they are converted to the module's types and stay the caller's.</param>
            /// <param name="strict">Whether a missing or an unexpected name is an error.</param>
            /// <param name="skip">Names to leave alone on both sides.</param>
            /// <returns>The names missing from <paramref name="source"/> and those unknown to the module.</returns>
            /// <exception cref="InvalidOperationException">Strict, and the names differ.</exception>
            /// <exception cref="ArgumentException">A shape differs; nothing was copied.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var skipped = new HashSet<string>(skip ?? []);
                var destination = state_dict();
                var missing = destination.Keys.Where(key => !source.ContainsKey(key) && !skipped.Contains(key)).ToList();
                var unexpected = source.Keys.Where(key => !destination.ContainsKey(key) && !skipped.Contains(key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException(
                        "The loaded state_dict is not identical to the target dictionary."
                        + $" Missing: {Shown(missing)}. Unexpected: {Shown(unexpected)}.");
                }

                var pairs = source
                    .Where(entry => destination.ContainsKey(entry.Key) && !skipped.Contains(entry.Key))
                    .Select(entry => (Name: entry.Key, From: entry.Value, To: destination[entry.Key]))
                    .ToList();
                // A value that merely broadcasts would be copied silently, and half a model loaded before an error is worse.
                foreach (var (name, from, to) in pairs)
                {
                    if (!from.shape.SequenceEqual(to.shape))
                        throw new ArgumentException($"Expected shape ({string.Join(", ", to.shape)}) for '{name}', got ({string.Join(", ", from.shape)}).", nameof(source));
                }
                using var noGradient = no_grad();
                using var scope = NewDisposeScope();
                foreach (var (_, from, to) in pairs)
                    to.copy_(from);
                return (missing, unexpected);
            }

            private static string Shown(List<string> names) => names.Count switch
            {
                0 => "none",
                <= 5 => string.Join(", ", names),
                _ => $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more",
            };
        }
    }
}
