using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes the parameters and buffers to a file in TorchSharp's <c>.dat</c> format.</summary>
            /// <param name="location">The file; replaced where it exists.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(string location, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(File.Create(location));
                return save(writer, skip);
            }

            /// <summary>Writes the parameters and buffers in TorchSharp's <c>.dat</c> format.</summary>
            /// <param name="writer">Left open.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes the parameters and buffers in TorchSharp's <c>.dat</c> format.</summary>
            /// <param name="stream">Closed at the end.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes named tensors in TorchSharp's <c>.dat</c> format.</summary>
            /// <param name="writer">Left open.</param>
            /// <param name="sd">The tensors.</param>
            /// <param name="skip">Names to leave out.</param>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(writer);
                ArgumentNullException.ThrowIfNull(sd);
                var entries = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                StateFile.WriteNumber(writer, entries.Count);
                foreach (var (name, tensor) in entries)
                {
                    writer.Write(name);
                    StateFile.Write(writer, tensor);
                }
            }

            /// <summary>Reads the parameters and buffers from a file in TorchSharp's <c>.dat</c> format.</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether the file must hold exactly the module's names.</param>
            /// <param name="skip">Names whose values are left alone; they must be in the file all the same.</param>
            /// <param name="loadedParameters">Filled with the file's names and whether the module has them.</param>
            /// <returns>This module.</returns>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="ArgumentException">Names, types or shapes differ.</exception>
            /// <exception cref="InvalidDataException">The file is damaged or of another format.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location))
                    throw new FileNotFoundException($"Expected a .dat file of module weights, found no file at {location}.", location);
                using var reader = new BinaryReader(File.OpenRead(location));
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads the parameters and buffers in TorchSharp's <c>.dat</c> format.</summary>
            /// <param name="reader">Left open.</param>
            /// <param name="strict">Whether the stream must hold exactly the module's names.</param>
            /// <param name="skip">Names whose values are left alone; they must be in the stream all the same.</param>
            /// <param name="loadedParameters">Filled with the stream's names and whether the module has them.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">Names, types or shapes differ.</exception>
            /// <exception cref="InvalidDataException">The stream is damaged or of another format.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                var own = state_dict();
                var entries = StateFile.ReadNumber(reader);
                if (strict && entries != own.Count)
                    throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {entries} entries.", nameof(reader));
                for (long k = 0; k < entries; k++)
                {
                    var name = reader.ReadString();
                    var found = own.TryGetValue(name, out var target);
                    if (!found && strict)
                        throw new ArgumentException($"Mismatched module state names: the target modules does not have a submodule or buffer named '{name}'", nameof(reader));
                    if (found && skip?.Contains(name) != true)
                        StateFile.ReadInto(reader, target!, name);
                    else
                        StateFile.Read(reader).Dispose();
                    loadedParameters?.Add(name, found);
                }
                return this;
            }

            /// <summary>Reads the parameters and buffers in TorchSharp's <c>.dat</c> format.</summary>
            /// <param name="stream">Closed at the end.</param>
            /// <param name="strict">Whether the stream must hold exactly the module's names.</param>
            /// <param name="skip">Names whose values are left alone; they must be in the stream all the same.</param>
            /// <param name="loadedParameters">Filled with the stream's names and whether the module has them.</param>
            /// <returns>This module.</returns>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Creates a module and reads its weights from a <c>.dat</c> file.</summary>
            /// <param name="path">The file.</param>
            /// <typeparam name="T">The module's class.</typeparam>
            public static Module Create<T>(string path)
                where T : Module, new() => new T().load(path);
        }
    }
}
